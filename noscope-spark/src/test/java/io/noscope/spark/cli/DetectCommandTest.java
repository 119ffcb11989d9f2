package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.detect.ClassNames;
import io.noscope.detect.DetectorSpec;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.store.DetectionStore;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The table of detections: what is written, what takes its place, and how SQL reads it. */
@ExtendWith(LocalSpark.class)
class DetectCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVERY = 100;

  @TempDir private Path folder;

  @Test
  void detectWritesATableAndNeverAsksTwice(SparkSession spark) throws IOException {
    JsonNode first = JSON.readTree(detect(EVERY).out());
    JsonNode second = JSON.readTree(detect(EVERY).out());
    JsonNode denser = JSON.readTree(detect(EVERY / 2).out());

    assertThat(first.get("frames").intValue()).isEqualTo(8);
    assertThat(first.get("asked").intValue()).isEqualTo(8);
    assertThat(second.get("asked").intValue()).isZero();
    assertThat(second.get("objects")).isEqualTo(first.get("objects"));
    assertThat(first.get("decoded").intValue()).isPositive();
    assertThat(second.get("decoded").intValue()).isZero();
    assertThat(denser.get("frames").intValue()).isEqualTo(16);
    assertThat(denser.get("asked").intValue()).isEqualTo(8);

    Dataset<Row> table = spark.read().parquet(store() + "/detections.parquet");
    assertThat(table.columns())
        .containsExactlyInAnyOrder(
            "reference",
            "camera",
            "path",
            "frame",
            "seconds",
            "label",
            "score",
            "xmin",
            "ymin",
            "xmax",
            "ymax",
            "modified");
    assertThat(rows(table))
        .isEqualTo(
            rows(
                Pedestrians.read(spark)
                    .where("frame % 50 = 0")
                    .selectExpr("camera", "path", "frame", "seconds", "noscope_detect(image) d")
                    .selectExpr("camera", "path", "frame", "seconds", "inline(d)")));
  }

  @Test
  void detectLeavesOtherCamerasAlone(SparkSession spark) {
    assertThat(detect(400, "--camera=a").code()).isZero();
    assertThat(detect(400, "--camera=b").code()).isZero();

    assertThat(
            spark
                .read()
                .parquet(store() + "/detections.parquet")
                .select("camera")
                .distinct()
                .orderBy("camera")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("a", "b");
  }

  @Test
  void namesOfCamerasAreTextHoweverTheyLook(SparkSession spark) {
    for (String camera : List.of("007", "a/b", "a@b", "1e3", "hall ü")) {
      assertThat(detect(400, "--camera=" + camera).code()).isZero();
    }

    Dataset<Row> table = table(spark);
    assertThat(table.schema().apply("camera").dataType()).isEqualTo(DataTypes.StringType);
    assertThat(column(table, "camera"))
        .containsExactlyInAnyOrder("007", "a/b", "a@b", "1e3", "hall ü");
  }

  @Test
  void anotherDetectorTakesThePlaceOfTheFirst(SparkSession spark) throws IOException {
    assertThat(detect(400).code()).isZero();
    List<String> before = column(table(spark), "reference");
    String names = String.join(",", ClassNames.coco()).replace("person", "Mensch");

    assertThat(detect(400, "--reference-names=" + names).code()).isZero();

    assertThat(column(table(spark), "reference")).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(column(table(spark), "label")).contains("Mensch").doesNotContain("person");
    assertThatThrownBy(() -> sql(spark, Pedestrians.file(), ""))
        .hasStackTraceContaining("detections.parquet has nothing that the detector built-in found")
        .hasStackTraceContaining("for camera resources; run noscope detect on its files first");
    assertThat(sql(spark, Pedestrians.file(), "; referenceNames=" + names).count())
        .isEqualTo(table(spark).count());
  }

  @Test
  void filesThatAreGoneAndCamerasWithoutObjectsLeaveNoRows(SparkSession spark) throws IOException {
    Path first = answered("hall/1.mp4", 1);
    Path second = answered("hall/2.mp4", 1);
    assertThat(run(100, first.getParent()).get("objects").intValue()).isEqualTo(16);
    assertThat(column(table(spark), "path")).hasSize(2);

    Files.delete(second);
    assertThat(run(100, first.getParent()).get("objects").intValue()).isEqualTo(8);
    assertThat(column(table(spark), "path")).containsExactly("file:" + first);

    Files.delete(first);
    Path empty = answered("hall/3.mp4", 0);
    assertThat(run(100, empty.getParent()).get("objects").intValue()).isZero();
    assertThat(table(spark).count()).isZero();
    assertThat(sql(spark, empty, "").count()).isZero();
  }

  @Test
  void whatTheStoreKnowsIsNotDecoded(SparkSession spark) throws IOException {
    Path video = answered("hall/1.mp4", 2);
    JsonNode all = run(1, video);

    assertThat(all.get("frames").intValue()).isEqualTo(Pedestrians.FRAMES);
    assertThat(all.get("decoded").intValue()).isZero();
    assertThat(all.get("asked").intValue()).isZero();
    assertThat(table(spark).select("frame", "seconds").distinct().orderBy("frame").collectAsList())
        .isEqualTo(
            spark
                .read()
                .format("video")
                .load(video.toString())
                .select("frame", "seconds")
                .orderBy("frame")
                .collectAsList());
  }

  @Test
  void sqlReadsTheRowsOfFilesAsTheyAre(SparkSession spark) throws IOException {
    Path first = answered("hall/1.mp4", 1);
    Path second = answered("hall/2.mp4", 2);
    run(100, first.getParent());

    assertThat(sql(spark, first.getParent(), "").columns())
        .containsExactly(
            "path", "camera", "frame", "seconds", "label", "score", "xmin", "ymin", "xmax", "ymax");
    assertThat(sql(spark, first.getParent(), "").count()).isEqualTo(24);
    assertThat(column(sql(spark, second, ""), "label")).containsExactlyInAnyOrder("cat", "dog");
    assertThat(
            spark
                .sql(
                    "SELECT label, count(*) FROM noscope_detections('%s', 'store=%s') GROUP BY 1 ORDER BY 1"
                        .formatted(first.getParent(), store()))
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[cat,16]", "[dog,8]");

    Files.write(second, Files.readAllBytes(first));
    assertThat(second.toFile().setLastModified(1_000_000_000_000L)).isTrue();
    assertThat(column(sql(spark, first.getParent(), ""), "path")).containsExactly("file:" + first);
  }

  @Test
  void mistakesSayWhatToDo(SparkSession spark) throws IOException {
    assertThatThrownBy(() -> sql(spark, Pedestrians.file(), ""))
        .hasStackTraceContaining(store() + "/detections.parquet has nothing")
        .hasStackTraceContaining("run noscope detect");
    assertThatThrownBy(() -> spark.sql("SELECT * FROM noscope_detections()"))
        .hasStackTraceContaining("noscope_detections(path [, settings]) was called with 0");
    Path other = Files.createDirectories(folder.resolve("out/labels"));
    assertThat(detect(400, "--out=" + other.getParent()).complaints())
        .singleElement()
        .asString()
        .contains("out holds the folder labels, which is not of a table of detections")
        .contains("name another with --out, or delete it");
  }

  /** A copy of the video in which the detector is said to see so many things in every frame. */
  private Path answered(String name, int objects) throws IOException {
    Path copy = folder.resolve(name);
    Files.createDirectories(copy.getParent());
    Files.copy(Pedestrians.file(), copy);
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < objects; i++) {
      found.add(new Detection(i == 0 ? "cat" : "dog", 0.5f + i * 0.1f, new Box(1, 2, 3, 4)));
    }
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    for (long frame = 0; frame < Pedestrians.FRAMES; frame++) {
      answers.put(frame, found);
    }
    Configuration hadoop = new Configuration();
    new DetectionStore(hadoop, store(), DetectorSpec.BUILT_IN.id(hadoop))
        .append(
            new VideoFile(
                "file:" + copy, Files.size(copy), Files.getLastModifiedTime(copy).toMillis()),
            answers);
    return copy;
  }

  private JsonNode run(int every, Path videos) throws IOException {
    Captured captured =
        Captured.noscope(
            "detect", "--json", "--every=" + every, "--store=" + store(), videos.toString());
    assertThat(captured.code()).as(captured.err()).isZero();
    return JSON.readTree(captured.out());
  }

  private Dataset<Row> table(SparkSession spark) {
    return spark.read().parquet(store() + "/detections.parquet");
  }

  private Dataset<Row> sql(SparkSession spark, Path videos, String more) {
    return spark.sql(
        "SELECT * FROM noscope_detections('%s', 'store=%s%s')".formatted(videos, store(), more));
  }

  private static List<String> column(Dataset<Row> table, String name) {
    return table.select(name).distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<String> rows(Dataset<Row> table) {
    return table
        .select("camera", "path", "frame", "seconds", "label", "score", "xmin", "ymax")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private Captured detect(int every, String... more) {
    List<String> arguments = new ArrayList<>(List.of("detect", "--json", "--every=" + every));
    arguments.addAll(List.of(more));
    arguments.add("--store=" + store());
    arguments.add(Pedestrians.file().toString());
    return Captured.noscope(arguments.toArray(String[]::new));
  }

  private String store() {
    return folder.resolve("store").toString();
  }
}
