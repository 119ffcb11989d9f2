package io.noscope.spark.cli;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Runs a query for nothing but its cost. */
final class Rows {
  private Rows() {}

  /** Makes every row, in Spark's own form, and lets go of it; returns how many there were. */
  static long drain(Dataset<Row> rows) {
    var plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
    return plan.toRdd()
        .toJavaRDD()
        .mapPartitions(
            (java.util.Iterator<InternalRow> partition) -> {
              long count = 0;
              for (; partition.hasNext(); partition.next()) {
                count++;
              }
              return java.util.List.of(count).iterator();
            })
        .reduce(Long::sum);
  }
}
