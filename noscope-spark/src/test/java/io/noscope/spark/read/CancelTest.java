package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.video.OpenInputs;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A cancelled job stops decoding, whether its threads are interrupted or not. */
@ExtendWith(LocalSpark.class)
class CancelTest {
  private static final long BOUND_MILLIS = 2_000;

  @TempDir private Path reports;

  /** An hour of video, many seconds' work for two cores. */
  private Dataset<Row> hour(SparkSession spark) {
    return spark
        .read()
        .format("video")
        .option("badFilesPath", reports.toString())
        .option("pathGlobFilter", "lobby-*.mp4")
        .load(TestData.file("archive").toString());
  }

  static Stream<Arguments> jobs() {
    Map<String, Consumer<Dataset<Row>>> jobs =
        Map.of(
            "pixels", CancelTest::writeToNowhere,
            "a condition that no frame meets", rows -> rows.where("pts < -1").count(),
            "a condition of Spark's", rows -> rows.where("image.width < 0").count());
    return jobs.entrySet().stream()
        .flatMap(
            job ->
                Stream.of(true, false)
                    .map(interrupt -> Arguments.of(job.getKey(), interrupt, job.getValue())));
  }

  private static void writeToNowhere(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  @ParameterizedTest(name = "{0}, interrupt={1}")
  @MethodSource("jobs")
  void aCancelledJobStopsDecoding(
      String name, boolean interrupt, Consumer<Dataset<Row>> job, SparkSession spark)
      throws Exception {
    Dataset<Row> rows = hour(spark);
    TaskWatch tasks = new TaskWatch();
    spark.sparkContext().addSparkListener(tasks);
    try {
      CompletableFuture<Void> running =
          CompletableFuture.runAsync(
              () -> {
                spark.sparkContext().setJobGroup(name, name, interrupt);
                job.accept(rows);
              },
              work -> new Thread(work).start());
      tasks.awaitStart();
      awaitOpenInput();

      long cancelled = System.currentTimeMillis();
      spark.sparkContext().cancelJobGroup(name);

      assertThatThrownBy(() -> running.get(1, TimeUnit.MINUTES))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("cancelled");
      spark.sparkContext().listenerBus().waitUntilEmpty();
      assertThat(tasks.awaitEnd() - cancelled).isLessThan(BOUND_MILLIS);
      assertThat(OpenInputs.count()).isZero();
      assertThat(tasks.killed()).isPositive();
    } finally {
      spark.sparkContext().removeSparkListener(tasks);
    }
    assertThat(NoScope.badFiles(spark, reports.toString()).count())
        .as("a cancelled job is no bad file")
        .isZero();
  }

  /** A task that has started has still to open its file. */
  private static void awaitOpenInput() {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (OpenInputs.count() == 0) {
      assertThat(System.nanoTime()).as("no file is opened").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
