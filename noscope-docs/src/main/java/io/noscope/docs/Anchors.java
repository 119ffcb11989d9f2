package io.noscope.docs;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Heading;

/** Names of headings as GitHub makes them, so that links hold there as well as in the pages. */
final class Anchors {
  private final Map<String, Integer> taken = new HashMap<>();

  /** The name of the next heading of a document. */
  String of(Heading heading) {
    String name =
        Document.text(heading)
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}_ -]", "")
            .replace(' ', '-');
    int before = taken.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "-" + before;
  }
}
