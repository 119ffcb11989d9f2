package io.noscope.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A file in Markdown.
 *
 * @param path where it lies, from the top of the working tree
 * @param root what is in it
 */
record Document(Path path, Node root) {
  static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

  private static final Parser PARSER =
      Parser.builder().extensions(TABLES).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  /**
   * Reads a file.
   *
   * @param top of the working tree
   * @param path from there
   */
  static Document read(Path top, Path path) throws IOException {
    return of(path, Files.readString(top.resolve(path)));
  }

  static Document of(Path path, String text) {
    return new Document(path, PARSER.parse(text));
  }

  /** Its first heading. */
  String title() {
    Iterator<Heading> headings = all(Heading.class).iterator();
    return headings.hasNext() ? text(headings.next()) : path.getFileName().toString();
  }

  /** The names that its headings can be linked to by, in order. */
  List<String> anchors() {
    Anchors anchors = new Anchors();
    return all(Heading.class).stream().map(anchors::of).toList();
  }

  /** Where links and pictures lead. */
  List<String> targets() {
    List<String> targets = new ArrayList<>();
    all(Link.class).forEach(link -> targets.add(link.getDestination()));
    all(Image.class).forEach(image -> targets.add(image.getDestination()));
    return targets;
  }

  /** Its fenced blocks, in order. */
  List<Fence> fences() {
    return all(FencedCodeBlock.class).stream().map(block -> Fence.of(path, block)).toList();
  }

  /** All nodes of one kind, in order. */
  <T extends Node> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    root.accept(
        new AbstractVisitor() {
          @Override
          protected void visitChildren(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
              if (kind.isInstance(child)) {
                found.add(kind.cast(child));
              }
              child.accept(this);
            }
          }
        });
    return found;
  }

  static String text(Node node) {
    return TextContentRenderer.builder().build().render(node);
  }
}
