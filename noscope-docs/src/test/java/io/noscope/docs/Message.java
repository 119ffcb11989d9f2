package io.noscope.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an exception says that a user may meet: of illegal arguments, bad files and failed reads and
 * writes. Illegal states and the like tell of bugs, and are left out.
 *
 * @param file that throws it
 * @param parts the text between its values
 */
record Message(String file, List<String> parts) {
  private static final Pattern THROWN =
      Pattern.compile(
          "new (?!IllegalState|NoSuchElement|UnsupportedOperation|TaskKilled)\\w*Exception\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern CHARACTER = Pattern.compile("'(?:[^'\\\\]|\\\\.)'");
  private static final Pattern VALUE = Pattern.compile("%[-,.0-9]*[a-zA-Z]|\\\\n");

  private static final Pattern MARK = Pattern.compile("[;:,.]$");
  private static final int SHORTEST = 8;

  /** Two words of less could be of any sentence. */
  private static final int DISTINCT = 15;

  /** Of a constructor's arguments: those that pass on a message are found where that is made. */
  static List<Message> all(List<Path> files) {
    List<Message> messages = new ArrayList<>();
    for (Path file : files) {
      String text = CHARACTER.matcher(Sources.text(file)).replaceAll("0");
      Matcher thrown = THROWN.matcher(text);
      while (thrown.find()) {
        List<String> parts = parts(arguments(text, thrown.end()));
        if (!parts.isEmpty()) {
          messages.add(new Message(file.getFileName().toString(), parts));
        }
      }
    }
    return messages;
  }

  /** From behind the opening bracket up to the one that closes it. */
  private static String arguments(String text, int start) {
    int depth = 1;
    boolean quoted = false;
    int at = start;
    while (depth > 0) {
      char c = text.charAt(at++);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return text.substring(start, at - 1);
  }

  private static List<String> parts(String arguments) {
    return LITERAL
        .matcher(arguments)
        .results()
        .map(literal -> literal.group(1).replace("\\\"", "\""))
        .flatMap(VALUE::splitAsStream)
        .map(part -> part.replace("%%", "%").strip())
        .filter(part -> part.length() >= SHORTEST)
        .toList();
  }

  /** Whether this is part of it. */
  boolean has(String text) {
    return parts.stream().anyMatch(part -> part.contains(text));
  }

  /** Whether a distinctive part of it stands there: a few words, or all there is between values. */
  boolean isQuotedIn(String tests) {
    return parts.stream().flatMap(Message::distinctive).anyMatch(tests::contains);
  }

  private static Stream<String> distinctive(String part) {
    String[] words = part.split(" ", -1);
    List<String> runs = new ArrayList<>();
    for (int first = 0; first < words.length; first++) {
      for (int end = first + 2; end <= words.length; end++) {
        String run = String.join(" ", Arrays.copyOfRange(words, first, end));
        if (run.length() >= DISTINCT) {
          runs.add(MARK.matcher(run).replaceFirst(""));
          break;
        }
      }
    }
    return runs.isEmpty() ? Stream.of(part) : runs.stream();
  }
}
