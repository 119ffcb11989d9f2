package io.noscope.examples;

import io.noscope.spark.NoScope;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts, minute by minute, the frames in which a person is seen: {@code spark-submit --class
 * io.noscope.examples.FindPeople --jars noscope-spark-all.jar noscope-examples.jar
 * hdfs:///recordings/lobby}.
 */
public final class FindPeople {
  private FindPeople() {}

  /** Runs the query over the paths given. */
  public static void main(String[] paths) throws IOException {
    try (SparkSession spark = SparkSession.builder().appName("find people").getOrCreate()) {
      minutes(spark.read().format("video").load(paths)).show(Integer.MAX_VALUE, false);
    }
  }

  /** Frames with a person for each minute of each file. */
  static Dataset<Row> minutes(Dataset<Row> frames) {
    return NoScope.filter(frames, "person")
        .selectExpr("path", "cast(floor(seconds / 60) as int) as minute")
        .groupBy("path", "minute")
        .count()
        .orderBy("path", "minute");
  }
}
