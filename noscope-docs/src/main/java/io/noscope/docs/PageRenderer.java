package io.noscope.docs;

import java.nio.file.Path;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** A document as HTML: headings with anchors, links from page to page. */
final class PageRenderer {
  private PageRenderer() {}

  static String html(Document document) {
    Anchors anchors = new Anchors();
    return HtmlRenderer.builder()
        .extensions(Document.TABLES)
        .attributeProviderFactory(context -> provider(document.path(), anchors))
        .build()
        .render(document.root());
  }

  private static AttributeProvider provider(Path path, Anchors anchors) {
    return (node, tag, attributes) -> attribute(path, anchors, node, tag, attributes);
  }

  private static void attribute(
      Path path, Anchors anchors, Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      attributes.put("id", anchors.of(heading));
    } else if (node instanceof Link link) {
      attributes.put("href", Target.href(path, link.getDestination()));
    } else if (node instanceof Image image) {
      attributes.put("src", Target.href(path, image.getDestination()));
    } else if (node instanceof TableBlock || node instanceof FencedCodeBlock) {
      // They scroll by themselves on narrow screens, by keyboard too.
      if (tag.equals("table") || tag.equals("pre")) {
        attributes.put("tabindex", "0");
      }
    }
  }
}
