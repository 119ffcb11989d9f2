package io.noscope.examples.notebook;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a cell of a notebook says once it has run.
 *
 * @param columns names of the result's columns; none for a statement without a result
 * @param rows the result's first rows, values as text
 * @param more whether there are others
 */
record SqlCell(List<String> columns, List<List<String>> rows, boolean more) {
  private static final int MOST_ROWS = 100;

  /**
   * Runs a cell.
   *
   * @param sql one statement of Spark SQL; a semicolon at its end is allowed
   */
  static SqlCell run(SparkSession spark, String sql) {
    Dataset<Row> result = spark.sql(sql.strip().replaceFirst(";$", ""));
    List<Row> rows = result.takeAsList(MOST_ROWS + 1);
    return new SqlCell(
        List.of(result.columns()),
        rows.stream().limit(MOST_ROWS).map(SqlCell::texts).toList(),
        rows.size() > MOST_ROWS);
  }

  private static List<String> texts(Row row) {
    return IntStream.range(0, row.length()).mapToObj(i -> String.valueOf(row.get(i))).toList();
  }

  /** Whether there is nothing to show. */
  boolean isEmpty() {
    return columns.isEmpty();
  }

  /** Whether the result is one text of several lines, such as a plan. */
  boolean isProse() {
    return columns.size() == 1 && rows.size() == 1 && rows.get(0).get(0).contains("\n");
  }
}
