package io.noscope.detect;

import io.noscope.label.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps one box of those that overlap. */
final class NonMaximumSuppression {
  private static final Comparator<Detection> BEST_FIRST =
      Comparator.comparingDouble(Detection::score).reversed();

  private NonMaximumSuppression() {}

  /**
   * Drops every detection that overlaps a better one of its class.
   *
   * @param candidates in any order; of equal scores the earlier one is the better
   * @param overlap intersection over union above which two boxes show one object
   * @return what is left, best first
   */
  static List<Detection> keep(List<Detection> candidates, float overlap) {
    List<Detection> sorted = new ArrayList<>(candidates);
    sorted.sort(BEST_FIRST);
    List<Detection> kept = new ArrayList<>();
    for (Detection candidate : sorted) {
      if (kept.stream().noneMatch(better -> isSameObject(better, candidate, overlap))) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static boolean isSameObject(Detection better, Detection candidate, float overlap) {
    return better.label().equals(candidate.label()) && better.box().iou(candidate.box()) > overlap;
  }
}
