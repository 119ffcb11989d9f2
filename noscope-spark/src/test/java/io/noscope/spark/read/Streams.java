package io.noscope.spark.read;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper;
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

  /** How Spark ran the last batch, a node a line. */
  static String physical(StreamingQuery query) {
    return ((StreamingQueryWrapper) query)
        .streamingQuery()
        .lastExecution()
        .executedPlan()
        .toString();
  }
}
