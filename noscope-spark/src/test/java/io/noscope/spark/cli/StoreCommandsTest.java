package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.detect.ClassNames;
import io.noscope.spark.EventOptions;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.PedestrianAnswers;
import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Commands over a store that has a plan: train, events, models, detect, and query in JSON. */
@ExtendWith(LocalSpark.class)
class StoreCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void trainSaysThatTheCascadeWasThere(SparkSession spark) throws IOException {
    Pedestrians.storePlan(spark, store(), "resources");

    Captured text = run("train");
    assertThat(text.complaints()).isEmpty();
    assertThat(text.out())
        .contains("camera resources: the cascade was in %s already".formatted(store()))
        .contains("made by hand");

    JsonNode values = JSON.readTree(run("train", "--json").out());
    assertThat(values.at("/cascades/0/camera").textValue()).isEqualTo("resources");
    assertThat(values.at("/cascades/0/trained").booleanValue()).isFalse();
  }

  @Test
  void eventsAreThoseOfTheQuery(SparkSession spark) throws IOException {
    Pedestrians.storePlan(spark, store(), "resources");
    PedestrianAnswers.makeUp(store(), PedestrianAnswers::isVisit);
    String out = folder.resolve("out").toString();
    JsonNode summary = JSON.readTree(run("query", "--json", "--out=" + out).out());
    Dataset<Row> labels = spark.read().parquet(out + "/labels");
    List<Row> events = NoScope.events(labels, new EventOptions(1.2, 0, 0)).collectAsList();
    assertThat(events).isNotEmpty();

    Captured text = run("events", "--merge-gap=1.2");
    Captured csv = run("events", "--merge-gap=1.2", "--csv");
    Captured json = run("events", "--merge-gap=1.2", "--json");

    assertThat(text.out().lines())
        .hasSameSizeAs(events)
        .allMatch(line -> line.startsWith("resources  pedestrians.mp4 0:0"));
    assertThat(csv.out().lines().findFirst().orElseThrow()).startsWith("camera,startPath,");
    assertThat(csv.out().lines()).hasSize(events.size() + 1);
    List<Long> starts = new ArrayList<>();
    for (String line : json.out().lines().toList()) {
      starts.add(JSON.readTree(line).get("startFrame").longValue());
    }
    assertThat(starts)
        .isEqualTo(events.stream().map(event -> event.<Long>getAs("startFrame")).toList());
    assertThat(summary.get("frames").longValue()).isEqualTo(Pedestrians.FRAMES);
    assertThat(summary.get("labels").textValue()).isEqualTo(out + "/labels");
  }

  @Test
  void modelsListsWhatAStoreHas(SparkSession spark) throws IOException {
    assertThat(Captured.noscope("models", "--store=" + store()).out())
        .startsWith("nothing in " + store());
    Pedestrians.storePlan(spark, store(), "hall");

    Captured text = Captured.noscope("models", "--store=" + store());
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .startsWith("cascade hall, person, " + Pedestrians.REGION)
        .contains("20.0% false positives, 20.0% false negatives", store() + "/cascades/hall/");

    JsonNode values =
        JSON.readTree(Captured.noscope("models", "--json", "--store=" + store()).out());
    assertThat(values.at("/cascades/0/object").textValue()).isEqualTo("person");
    assertThat(values.at("/cascades/0/bytes").longValue()).isPositive();
    assertThat(values.get("detectors")).isEmpty();
  }

  @Test
  void modelsDescribesADetector() {
    Captured captured = Captured.noscope("models", "--reference=built-in");
    assertThat(captured.out()).contains("id onnx-", "80 classes: person, bicycle");
    assertThat(captured.code()).isZero();
  }

  @Test
  void modelsDescribesADetectorByTheNamesThatAreGiven() throws IOException {
    Path names = folder.resolve("german.names");
    Files.writeString(names, String.join("\n", ClassNames.coco()).replaceFirst("person", "Mensch"));

    Captured captured = Captured.noscope("models", "--reference-names=" + names);
    assertThat(captured.out())
        .contains(
            "80 classes named by referenceNames (" + names + ")", "80 classes: Mensch, bicycle");

    Captured two = Captured.noscope("models", "--reference-names=cat,dog");
    assertThat(two.code()).isEqualTo(1);
    assertThat(two.complaints())
        .singleElement()
        .asString()
        .contains("built-in: it tells 80 classes apart, but there are 2 class names")
        .contains("by referenceNames");
  }

  private Captured run(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--object=person",
                "--region=" + Pedestrians.REGION,
                "--false-positive-rate=0.2",
                "--false-negative-rate=0.2",
                "--store=" + store()));
    arguments.addAll(List.of(more));
    arguments.add(Pedestrians.file().toString());
    return Captured.noscope(arguments.toArray(String[]::new));
  }

  private String store() {
    return folder.resolve("store").toString();
  }
}
