package io.noscope.spark;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark makes of a query before it runs. */
public final class Plans {
  private Plans() {}

  /** The optimized logical plan, a node a line. */
  public static String optimized(Dataset<Row> rows) {
    return execution(rows).optimizedPlan().toString();
  }

  /** The physical plan, a node a line. */
  public static String physical(Dataset<Row> rows) {
    return execution(rows).executedPlan().toString();
  }

  /** The one scan of the plan. */
  public static Scan scan(Dataset<Row> rows) {
    return scans(rows).get(0).scan();
  }

  /** Columns that the one scan of the plan hands to Spark. */
  public static List<String> scanned(Dataset<Row> rows) {
    return List.of(scan(rows).readSchema().fieldNames());
  }

  private static List<DataSourceV2ScanRelation> scans(Dataset<Row> rows) {
    return CollectionConverters.asJava(execution(rows).optimizedPlan().collectLeaves()).stream()
        .map(leaf -> (DataSourceV2ScanRelation) leaf)
        .toList();
  }

  private static org.apache.spark.sql.execution.QueryExecution execution(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
  }
}
