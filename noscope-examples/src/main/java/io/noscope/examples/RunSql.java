package io.noscope.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs a script of SQL where there is no {@code spark-sql}: {@code spark-submit --class
 * io.noscope.examples.RunSql --jars noscope-spark-all.jar --conf
 * spark.example.recordings=hdfs:///recordings/lobby noscope-examples.jar find-people.sql}.
 */
public final class RunSql {
  private RunSql() {}

  /** Runs the scripts given, and prints what their statements give. */
  public static void main(String[] scripts) throws Exception {
    try (SparkSession spark = SparkSession.builder().appName("run SQL").getOrCreate()) {
      for (String script : scripts) {
        for (String statement : statements(Files.readString(Path.of(script)))) {
          Dataset<Row> rows = spark.sql(statement);
          if (rows.columns().length > 0) {
            rows.show(Integer.MAX_VALUE, false);
          }
        }
      }
    }
  }

  /** The statements of a script: each ends with a semicolon at the end of a line. */
  public static List<String> statements(String script) {
    String code =
        script
            .lines()
            .filter(line -> !line.stripLeading().startsWith("--"))
            .collect(Collectors.joining("\n"));
    return Stream.of(code.split(";\\s*(\n|$)", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
