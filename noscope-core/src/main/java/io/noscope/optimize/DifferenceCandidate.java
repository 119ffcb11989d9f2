package io.noscope.optimize;

import java.util.List;
import java.util.stream.Stream;

/**
 * A threshold of a difference detector that is worth combining with models.
 *
 * @param threshold scores strictly below are unchanged
 * @param roots which frames then share answers
 * @param answered window errors when the reference detector answers for every root
 * @param falseChanges how well the detector can do at all: frames whose label is their baseline's,
 *     and that still are changed at the highest threshold that costs no error
 */
record DifferenceCandidate(
    double threshold, Roots roots, WindowCounter answered, int falseChanges) {
  /** Shares of the error budget that the difference detector may use up before the model. */
  private static final double[] BUDGET_SHARES = {0, 0.5, 1};

  /** Shares of the unchanged frames to be content with: the fewer, the more careful. */
  private static final double[] CONTENT = {1, 0.998, 0.995, 0.99, 0.98, 0.97, 0.95, 0.9, 0.75, 0.5};

  /** Most daring first; none where even the lowest threshold breaks the budget. */
  static List<DifferenceCandidate> of(Examination examination, ErrorBudget budget) {
    if (examination.detector().isEmpty()) {
      return List.of(at(examination, Double.NEGATIVE_INFINITY, 0));
    }
    DifferenceSweep sweep = new DifferenceSweep(examination);
    int edgeOfNone = Math.max(0, sweep.lastWithin(sweep.part(budget, 0), Integer.MAX_VALUE));
    int falseChanges = sweep.falseChanges(edgeOfNone);
    Stream.Builder<Integer> steps = Stream.builder();
    for (double share : BUDGET_SHARES) {
      ErrorBudget part = sweep.part(budget, share);
      int edge = sweep.lastWithin(part, Integer.MAX_VALUE);
      for (double content : CONTENT) {
        if (edge > 0) {
          steps.add(sweep.lastWithin(part, (int) (content * sweep.unchanged(edge))));
        }
      }
    }
    return steps
        .build()
        // At step 0 nothing is unchanged: the same plan without a detector is cheaper.
        .filter(step -> step > 0)
        .distinct()
        .sorted((a, b) -> b - a)
        .map(step -> at(examination, sweep.threshold(step), falseChanges))
        .toList();
  }

  private static DifferenceCandidate at(
      Examination examination, double threshold, int falseChanges) {
    Roots roots = Roots.of(examination, threshold);
    return new DifferenceCandidate(
        threshold, roots, roots.answeredByReference(examination.block()), falseChanges);
  }
}
