package io.noscope.label;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far apart two words are. */
public final class EditDistance {
  private EditDistance() {}

  /**
   * What somebody may have meant: of some words the one nearest to another, the first of equals.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt(each -> between(word, each)));
  }

  /** Fewest insertions, deletions and replacements of characters that turn one into the other. */
  public static int between(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
