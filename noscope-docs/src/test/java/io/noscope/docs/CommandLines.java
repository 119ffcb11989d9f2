package io.noscope.docs;

import java.util.List;
import java.util.stream.Stream;

/** Commands of a shell as they stand in a page. */
final class CommandLines {
  private CommandLines() {}

  /** One command with its arguments, without variables that are set for it. */
  record Command(String program, List<String> arguments) {
    @Override
    public String toString() {
      return program + " " + String.join(" ", arguments);
    }

    /** What follows an option. */
    String after(String option) {
      int at = arguments.indexOf(option);
      if (at < 0 || at + 1 == arguments.size()) {
        throw new IllegalArgumentException(this + ": there is nothing behind " + option);
      }
      return arguments.get(at + 1);
    }

    /** Of {@code spark-submit}: where the program's jar stands, which ends Spark's own options. */
    int jar() {
      for (int i = 0; i < arguments.size(); i++) {
        boolean option = i > 0 && arguments.get(i - 1).startsWith("--");
        if (arguments.get(i).endsWith(".jar") && !option) {
          return i;
        }
      }
      throw new IllegalArgumentException(this + ": there is no jar of a program");
    }
  }

  /** The commands of a block; a line that ends with a backslash goes on. */
  static List<Command> of(String text) {
    if (text.matches("(?s).*[\"'|;&$(`].*")) {
      throw new IllegalArgumentException("plain commands only, or no-run: " + text);
    }
    return text.replace("\\\n", " ")
        .lines()
        .filter(line -> !line.isBlank())
        .map(CommandLines::command)
        .toList();
  }

  private static Command command(String line) {
    List<String> words =
        Stream.of(line.strip().split("\\s+", -1)).dropWhile(w -> w.matches("[A-Z_]+=.*")).toList();
    return new Command(words.get(0), words.subList(1, words.size()));
  }
}
