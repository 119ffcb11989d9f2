package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.junit.jupiter.api.Test;

/** The messages that troubleshooting is about are those that the code has. */
class MessagesTest {
  private static final Path PAGE = Path.of("docs/troubleshooting.md");

  @Test
  void everyMessageIsInTheCode() throws IOException {
    String code = code();
    List<String> messages = messages(Document.read(WorkingTree.TOP, PAGE));
    assertThat(messages).hasSizeGreaterThan(30);

    List<String> unknown = new ArrayList<>();
    for (String message : messages) {
      for (String part : message.split("\\.\\.\\.", -1)) {
        if (!code.contains(part.replace("%", "%%")) && !code.contains(part)) {
          unknown.add(message);
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  /** Code at the beginning of rows. */
  private static List<String> messages(Document page) {
    return page.all(TableRow.class).stream()
        .map(row -> row.getFirstChild().getFirstChild())
        .filter(Code.class::isInstance)
        .map(Code.class::cast)
        .map(Code::getLiteral)
        .toList();
  }

  /** All sources, with pieces of text that stand on several lines joined. */
  private static String code() throws IOException {
    try (Stream<Path> files = Files.walk(WorkingTree.TOP)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .map(MessagesTest::read)
          .map(text -> text.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\""))
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
