package io.noscope.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents that the tests are about. */
final class WorkingTree {
  static final Path TOP =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("..").normalize();

  private WorkingTree() {}

  static List<Document> documents() {
    try {
      return Documents.of(TOP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All fenced blocks of some language. */
  static Stream<Fence> fences(String language) {
    return documents().stream()
        .flatMap(document -> document.fences().stream())
        .filter(fence -> fence.language().equals(language));
  }
}
