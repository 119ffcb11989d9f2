package io.noscope.spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Writes events as Parquet and as one CSV file with a header. */
final class EventFiles {
  private EventFiles() {}

  static void write(Dataset<Row> events, String out, Configuration hadoop) throws IOException {
    events.coalesce(1).write().mode(SaveMode.Overwrite).parquet(out + "/events.parquet");
    List<Row> rows = events.collectAsList();
    Path file = new Path(out, "events.csv");
    try (Writer csv =
        new OutputStreamWriter(file.getFileSystem(hadoop).create(file, true), UTF_8)) {
      write(events.columns(), rows, csv);
    }
  }

  /** Writes rows as CSV with a header. */
  static void write(String[] columns, List<Row> rows, Writer csv) throws IOException {
    csv.write(String.join(",", columns) + "\n");
    for (Row row : rows) {
      csv.write(
          IntStream.range(0, row.size())
                  .mapToObj(i -> field(row.get(i)))
                  .collect(Collectors.joining(","))
              + "\n");
    }
  }

  /**
   * RFC 4180: quoted where it holds a comma, a quote or a line break. Empty for null. Seconds and
   * scores to a thousandth.
   */
  private static String field(Object value) {
    String text =
        value instanceof Double number
            ? String.format(Locale.ROOT, "%.3f", number)
            : Objects.toString(value, "");
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
