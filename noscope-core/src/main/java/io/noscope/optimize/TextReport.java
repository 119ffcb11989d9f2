package io.noscope.optimize;

import java.util.Locale;

/** Lines of plain text, none wider than 100 columns. */
final class TextReport {
  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  /** A formatted line; what does not fit is cut off, which an ellipsis shows. */
  void line(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values).stripTrailing();
    text.append(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...").append('\n');
  }

  /** A formatted line after an empty one. */
  void heading(String format, Object... values) {
    text.append('\n');
    line(format, values);
  }

  /** A sentence over several lines, indented below its name. */
  void wrapped(String name, String sentence) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-10s", name));
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        line(line.toString().replace("%", "%%"));
        line = new StringBuilder(" ".repeat(12));
      }
      line.append(' ').append(word);
    }
    line(line.toString().replace("%", "%%"));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
