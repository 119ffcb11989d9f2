package io.noscope.docs;

import java.nio.file.Path;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;

/**
 * A fenced block of code.
 *
 * @param document that it stands in
 * @param line that it begins on, counted from 1
 * @param language its first word, empty without one
 * @param flags the words behind it, such as {@code no-run}
 * @param text what is between the fences
 */
record Fence(Path document, int line, String language, List<String> flags, String text) {
  /** Says that a block cannot be run where the tests run, for a reason that stands beside it. */
  static final String NO_RUN = "no-run";

  static Fence of(Path document, FencedCodeBlock block) {
    List<String> words = List.of(block.getInfo().strip().split(" +"));
    return new Fence(
        document,
        block.getSourceSpans().get(0).getLineIndex() + 1,
        words.get(0),
        words.subList(1, words.size()),
        block.getLiteral());
  }

  boolean runs() {
    return !flags.contains(NO_RUN);
  }

  /** {@code docs/sql.md:12 sql}. */
  String name() {
    return "%s:%d %s".formatted(document, line, language);
  }
}
