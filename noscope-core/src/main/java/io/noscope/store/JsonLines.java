package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files of JSON lines in a folder that any number of processes add to: each write is a file of its
 * own, which appears whole and never changes.
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
    Drafts.sweep(fs, folder);
    Path file = new Path(folder, stem + "-" + UUID.randomUUID() + SUFFIX);
    if (!Drafts.write(fs, file, out -> write(lines, out))) {
      throw new IOException(file + ": a draft of it cannot be renamed to it");
    }
  }

  private static void write(Iterable<String> lines, OutputStream out) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    for (String line : lines) {
      writer.write(line);
      writer.newLine();
    }
    writer.flush();
  }
}
