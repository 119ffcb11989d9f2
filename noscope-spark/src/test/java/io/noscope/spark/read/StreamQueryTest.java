package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.StageCounts;
import io.noscope.detect.DetectorSpec;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Watch;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Queries over a stream run in its scan, as they do over files that lie there. */
@ExtendWith(LocalSpark.class)
class StreamQueryTest {
  /** The hand-made plan asks the reference detector about every fifth frame. */
  private static final int SKIP = 5;

  @TempDir private Path home;
  private Recorder recorder;
  private Map<String, String> options;

  /** How Spark ran the last batch. */
  private String plan;

  @BeforeEach
  void start(SparkSession spark) throws IOException {
    recorder = new Recorder(home.resolve("hall"));
    options = new HashMap<>(Pedestrians.options());
    options.put("store", home.resolve("store").toString());
    options.put("maxFilesPerTrigger", "1");
    Pedestrians.storePlan(spark, options.get("store"), "hall");
  }

  private Dataset<Row> stream(SparkSession spark, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(options);
    all.putAll(more);
    return Streams.read(spark, recorder.folder(), all);
  }

  private Dataset<Row> batch(SparkSession spark, Map<String, String> more) {
    return spark
        .read()
        .format("video")
        .options(options)
        .options(more)
        .load(recorder.folder().toString());
  }

  /** Rows of all batches, and what was counted meanwhile. */
  private Watch.Seen<List<Row>> run(
      SparkSession spark, Dataset<Row> rows, VoidFunction2<Dataset<Row>, Long> meanwhile) {
    return Watch.over(
        spark,
        () -> {
          List<Row> all = new ArrayList<>();
          try {
            var query =
                Streams.run(
                    rows,
                    home.resolve("checkpoint"),
                    (batch, number) -> {
                      all.addAll(batch.collectAsList());
                      meanwhile.call(batch, number);
                    });
            plan = Streams.physical(query);
          } catch (StreamingQueryException e) {
            throw new AssertionError(e);
          }
          return all;
        });
  }

  @Test
  void labelsComeFromTheCascadeInTheStoreWhichThenStays(SparkSession spark) throws IOException {
    recorder.drop("1.mp4");
    recorder.drop("2.mp4");
    Map<String, String> label = Map.of("label", "person");
    String[] columns = {"path", "frame", "present", "stage"};
    List<Row> expected = batch(spark, label).selectExpr(columns).collectAsList();

    Watch.Seen<List<Row>> seen =
        run(spark, stream(spark, label).selectExpr(columns), (batch, number) -> storeAnotherPlan());

    assertThat(seen.result()).isEqualTo(expected).hasSize(2 * recorder.frames());
    assertThat(batch(spark, label).where("stage = 'reference'").count())
        .isEqualTo(2L * recorder.frames());
    assertThat(seen.jobs()).noneMatch(job -> job.startsWith("training"));
  }

  private void storeAnotherPlan() throws IOException {
    String reference = DetectorSpec.BUILT_IN.id(new Configuration());
    new CascadeStore(new Configuration(), options.get("store"))
        .save(
            new CascadeKey("hall", Pedestrians.QUERY, reference),
            new StoredCascade(
                Cascade.referenceOnly(Pedestrians.QUERY, reference),
                "made by hand",
                Map.of(),
                Optional.empty()));
  }

  @Test
  void aFilterRunsInTheScanAndPixelsStayThere(SparkSession spark) throws IOException {
    recorder.drop("1.mp4");
    recorder.drop("2.mp4");
    List<Row> expected =
        NoScope.filter(batch(spark, Map.of()), "person").select("path", "frame").collectAsList();

    Watch.Seen<List<Row>> seen =
        run(
            spark,
            NoScope.filter(stream(spark, Map.of()), "person").select("path", "frame"),
            (batch, number) -> {});

    assertThat(seen.result()).isEqualTo(expected).isNotEmpty();
    StageCounts counts = seen.counts();
    assertThat(counts.frames()).isEqualTo(2L * recorder.frames());
    assertThat(counts.byReference() * SKIP).isEqualTo(counts.frames());
    assertThat(plan)
        .contains("[path, frame], contains 'person', cascade: hall: every 5 frames")
        .doesNotContain("noscope_contains");
  }

  @Test
  void severalQueriesRunInTheScanTogether(SparkSession spark) throws IOException {
    recorder.drop("1.mp4");
    String condition =
        "NOT noscope_contains(image, 'person')"
            + " AND NOT noscope_contains(image, 'boat', 'plan=reference')";
    NoScope.register(spark);
    List<Row> expected = batch(spark, Map.of()).where(condition).select("frame").collectAsList();

    Watch.Seen<List<Row>> seen =
        run(spark, stream(spark, Map.of()).where(condition).select("frame"), (batch, number) -> {});

    assertThat(seen.result()).isEqualTo(expected).isNotEmpty();
    assertThat(seen.decoded()).isEqualTo(recorder.frames());
    assertThat(plan)
        .contains("contains 'person', cascade: hall: every 5 frames")
        .contains("contains 'boat', cascade: every frame -> reference")
        .doesNotContain("noscope_contains");
  }

  @Test
  void whatTheScanDoesNotTakeMeansTheSame(SparkSession spark) throws IOException {
    recorder.drop("1.mp4");
    String condition =
        "frame < 10 AND NOT noscope_contains(image, IF(camera = 'yard', 'car', 'person'))";
    NoScope.register(spark);
    List<Row> expected = batch(spark, Map.of()).where(condition).select("frame").collectAsList();

    Watch.Seen<List<Row>> seen =
        run(spark, stream(spark, Map.of()).where(condition).select("frame"), (batch, number) -> {});

    assertThat(seen.result()).isEqualTo(expected).isNotEmpty();
  }
}
