package io.noscope.spark.read;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Short clips that break naive readers, good ones among them, and ways to read them. */
final class Traps {
  private Traps() {}

  static Path file(String name) {
    return TestData.file("videos/traps/" + name);
  }

  /** Puts a copy into a folder. */
  static Path copy(String name, Path to) throws IOException {
    return Files.copy(file(name), to);
  }

  /** All that a path names, which may be a pattern. */
  static Dataset<Row> read(SparkSession spark, Path path, Map<String, String> options) {
    return spark.read().format("video").options(options).load(path.toString());
  }

  /** How many rows there are of each file, by its name. */
  static Map<String, Long> framesByFile(Dataset<Row> frames) {
    Map<String, Long> counts = new TreeMap<>();
    frames
        .select("path")
        .collectAsList()
        .forEach(row -> counts.merge(name(row.getString(0)), 1L, Long::sum));
    return counts;
  }

  /** The last part of a path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
