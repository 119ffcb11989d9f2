package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** What the tests of streams have in common. */
final class Streams {
  private Streams() {}

  static Dataset<Row> read(SparkSession spark, Path folder, Map<String, String> options) {
    return spark.readStream().format("video").options(options).load(folder.toString());
  }

  /** Runs a query over all that there is, batch by batch, until it ends or fails. */
  static StreamingQuery run(
      Dataset<Row> rows, Path checkpoint, VoidFunction2<Dataset<Row>, Long> sink)
      throws StreamingQueryException {
    try {
      StreamingQuery query =
          rows.writeStream()
              .option("checkpointLocation", checkpoint.toString())
              .trigger(Trigger.AvailableNow())
              .foreachBatch(sink)
              .start();
      query.awaitTermination();
      return query;
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** The batches of {@link #run}, each with its rows. */
  static Map<Long, List<Row>> batches(Dataset<Row> rows, Path checkpoint)
      throws StreamingQueryException {
    Map<Long, List<Row>> batches = new LinkedHashMap<>();
    run(rows, checkpoint, (batch, number) -> batches.put(number, batch.collectAsList()));
    return batches;
  }

  /** Every frame of a copy of the pedestrians once, in order, as path and frame. */
  static List<List<Object>> frames(String... paths) {
    List<List<Object>> frames = new ArrayList<>();
    for (String path : paths) {
      LongStream.range(0, io.noscope.spark.Pedestrians.FRAMES)
          .forEach(frame -> frames.add(List.of(path, frame)));
    }
    return frames;
  }

  static void assertFrames(List<Row> rows, String... paths) {
    assertThat(rows.stream().map(row -> List.of(row.get(0), row.get(1))).toList())
        .isEqualTo(frames(paths));
  }
}
