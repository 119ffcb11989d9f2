package io.noscope.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All documents of a working tree. */
final class Documents {
  static final Path README = Path.of("README.md");
  static final Path INDEX = Path.of("docs/index.md");
  private static final List<Path> OF_THE_PROJECT =
      List.of(Path.of("ARCHITECTURE.md"), Path.of("CONTRIBUTING.md"));

  private Documents() {}

  /** The README, the pages in the order of the index, others by name, documents on the project. */
  static List<Document> of(Path top) throws IOException {
    Set<Path> paths = new LinkedHashSet<>(List.of(README, INDEX));
    Document index = Document.read(top, INDEX);
    Set<Path> pages = pages(top);
    for (String target : index.targets()) {
      Path path = Target.of(INDEX, target).path();
      if (pages.contains(path)) {
        paths.add(path);
      }
    }
    paths.addAll(pages);
    paths.addAll(OF_THE_PROJECT);
    List<Document> documents = new ArrayList<>();
    for (Path path : paths) {
      documents.add(Document.read(top, path));
    }
    return documents;
  }

  private static Set<Path> pages(Path top) throws IOException {
    try (Stream<Path> files = Files.list(top.resolve("docs"))) {
      return new LinkedHashSet<>(
          files
              .filter(file -> file.toString().endsWith(".md"))
              .map(top::relativize)
              .sorted()
              .toList());
    }
  }
}
