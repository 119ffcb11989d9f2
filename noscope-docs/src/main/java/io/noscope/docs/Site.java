package io.noscope.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Renders all documents of the working tree as pages that need no network: {@code Site TOP FOLDER}.
 * {@code mvn package} does, to {@code target/site}.
 */
public final class Site {
  private static final Path STYLE = Path.of("style.css");

  private final Path top;
  private final Path folder;
  private final List<Document> documents;

  private Site(Path top, Path folder) throws IOException {
    this.top = top;
    this.folder = folder;
    this.documents = Documents.of(top);
  }

  /**
   * Writes the pages.
   *
   * @param arguments top of the working tree, and the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("give the working tree and the folder of the pages");
    }
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  /** Writes the pages, over those that are there. */
  static void write(Path top, Path folder) throws IOException {
    new Site(top, folder).write();
  }

  private void write() throws IOException {
    Template template = new Template();
    for (Document document : documents) {
      Path page = folder.resolve(Target.page(document.path()));
      Files.createDirectories(page.getParent());
      Files.writeString(page, template.fill(values(document)));
      copyFiles(document);
    }
    try (InputStream style = Template.resource(STYLE.toString())) {
      Files.copy(style, folder.resolve(STYLE), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Map<String, Object> values(Document document) {
    Path page = Target.page(document.path());
    return Map.of(
        "title",
        document.title(),
        "style",
        Target.relative(page, STYLE),
        "pages",
        documents.stream().map(other -> entry(page, other, other.equals(document))).toList(),
        "body",
        PageRenderer.html(document));
  }

  private static Map<String, Object> entry(Path page, Document other, boolean here) {
    return Map.of(
        "title",
        other.title(),
        "href",
        Target.relative(page, Target.page(other.path())),
        "here",
        here);
  }

  /** Pictures, and what else a document links to that is no page, come along. */
  private void copyFiles(Document document) throws IOException {
    List<Path> pages = documents.stream().map(Document::path).toList();
    for (String link : document.targets()) {
      Target target = Target.of(document.path(), link);
      Path file = top.resolve(target.path());
      if (!target.isOutside() && !pages.contains(target.path()) && Files.isRegularFile(file)) {
        Path copy = folder.resolve(Target.page(target.path()));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
