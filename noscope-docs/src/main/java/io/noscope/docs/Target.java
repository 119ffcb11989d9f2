package io.noscope.docs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a link leads.
 *
 * @param path from the top of the working tree; empty where it leads out of it
 * @param anchor behind the #, empty without one
 */
record Target(Path path, String anchor) {
  private static final Path OUTSIDE = Path.of("");

  /**
   * Takes a link apart.
   *
   * @param from the document that it stands in
   */
  static Target of(Path from, String link) {
    if (link.matches("[a-z]+:.*")) {
      return new Target(OUTSIDE, "");
    }
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path path = file.isEmpty() ? from : from.resolveSibling(file).normalize();
    return new Target(path, hash < 0 ? "" : link.substring(hash + 1));
  }

  boolean isOutside() {
    return path.equals(OUTSIDE);
  }

  /** Where the page of a document lies in the site: beside where it was, README.md as index. */
  static Path page(Path document) {
    if (document.equals(Documents.README)) {
      return Path.of("index.html");
    }
    // Deeper down lie files that come along as they are.
    boolean page = document.getNameCount() == 1 || document.startsWith("docs");
    return page ? Path.of(document.toString().replaceFirst("\\.md$", ".html")) : document;
  }

  /** The same link from page to page. */
  static String href(Path from, String link) {
    Target target = of(from, link);
    if (target.isOutside()) {
      return link;
    }
    String hash = target.anchor.isEmpty() ? "" : "#" + target.anchor;
    return relative(page(from), page(target.path)) + hash;
  }

  /** The way from one file of the site to another. */
  static String relative(Path from, Path to) {
    Path folder = Optional.ofNullable(from.getParent()).orElse(OUTSIDE);
    return folder.relativize(to).toString().replace('\\', '/');
  }
}
