package io.noscope.docs;

import java.util.List;
import java.util.stream.Stream;

/** SQL as it stands in a page. */
final class SqlSnippet {
  private SqlSnippet() {}

  /** Its statements; each ends with a semicolon at the end of a line, or with the block. */
  static List<String> statements(String text) {
    return Stream.of(text.split(";\\s*(\n|$)", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
