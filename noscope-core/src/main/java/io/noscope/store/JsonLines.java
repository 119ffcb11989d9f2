package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files of JSON lines in a folder that any number of processes add to: each write is a file of its
 * own, which appears whole by a rename and never changes.
 */
final class JsonLines {
  static final String SUFFIX = ".jsonl";

  private JsonLines() {}

  /**
   * Adds a file.
   *
   * @param stem what its name begins with; the rest of the name is unique
   */
  static void add(FileSystem fs, Path folder, String stem, Iterable<String> lines)
      throws IOException {
    String name = stem + "-" + UUID.randomUUID();
    Path unfinished = new Path(folder, "_" + name);
    try (BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(fs.create(unfinished, false), UTF_8))) {
      for (String line : lines) {
        writer.write(line);
        writer.newLine();
      }
    }
    if (!fs.rename(unfinished, new Path(folder, name + SUFFIX))) {
      throw new IOException(unfinished + ": cannot be renamed to end in " + SUFFIX);
    }
  }
}
