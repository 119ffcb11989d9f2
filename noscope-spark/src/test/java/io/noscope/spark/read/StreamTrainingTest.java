package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With an empty store, a stream trains on its first batch and then no more. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class StreamTrainingTest {
  @TempDir private Path home;

  @Test
  void theFirstBatchTrainsForAll(SparkSession spark) throws IOException {
    Recorder recorder = new Recorder(home.resolve("hall"));
    recorder.drop("1.mp4", Files.readAllBytes(Pedestrians.file()));
    recorder.drop("2.mp4");
    Map<String, String> options = new HashMap<>(Pedestrians.options());
    options.put("store", home.resolve("store").toString());
    options.put("minimumLabelled", "450");
    options.put("falsePositiveRate", "0.5");
    options.put("falseNegativeRate", "0.5");
    options.put("label", "person");
    options.put("maxFilesPerTrigger", "1");
    List<List<String>> jobs = new ArrayList<>();
    List<Row> rows = new ArrayList<>();

    for (int run = 0; run < 2; run++) {
      jobs.add(Watch.over(spark, () -> run(spark, recorder, options, rows)).jobs());
      if (run == 0) {
        recorder.drop("3.mp4");
      }
    }

    assertThat(jobs.get(0)).filteredOn(job -> job.startsWith("labelling")).hasSize(1);
    assertThat(jobs.get(0)).anyMatch(job -> job.startsWith("training"));
    assertThat(jobs.get(1)).noneMatch(job -> job.startsWith("training"));
    assertThat(rows)
        .hasSize(Pedestrians.FRAMES + 2 * recorder.frames())
        .isEqualTo(
            columns(
                    spark
                        .read()
                        .format("video")
                        .options(options)
                        .load(recorder.folder().toString()))
                .collectAsList());
  }

  private Boolean run(
      SparkSession spark, Recorder recorder, Map<String, String> options, List<Row> rows) {
    try {
      Streams.batches(
              columns(Streams.read(spark, recorder.folder(), options)), home.resolve("checkpoint"))
          .values()
          .forEach(rows::addAll);
      return true;
    } catch (StreamingQueryException e) {
      throw new AssertionError(e);
    }
  }

  private static Dataset<Row> columns(Dataset<Row> frames) {
    return frames.select("path", "frame", "present", "stage");
  }
}
