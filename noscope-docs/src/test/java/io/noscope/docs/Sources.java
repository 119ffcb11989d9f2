package io.noscope.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java sources of all modules. */
final class Sources {
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  private Sources() {}

  static List<Path> main() throws IOException {
    return below("/src/main/java/");
  }

  /** Those of this package, which list messages, aside. */
  static List<Path> tests() throws IOException {
    return below("/src/test/java/").stream()
        .filter(file -> !file.toString().contains("/noscope-docs/"))
        .toList();
  }

  private static List<Path> below(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(WorkingTree.TOP)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains(folder))
          .sorted()
          .toList();
    }
  }

  /** A source with pieces of text that stand on several lines joined. */
  static String text(Path file) {
    try {
      return JOINED.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Many of them, with plain quotes instead of escaped ones. */
  static String text(List<Path> files) {
    return files.stream()
        .map(Sources::text)
        .collect(Collectors.joining("\n"))
        .replace("\\\"", "\"");
  }
}
