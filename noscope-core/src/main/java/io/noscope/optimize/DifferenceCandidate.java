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
 * @param surprise how many more frames seemed changed for nothing where the detector was fitted, as
 *     a share of all; what holds there may hold anywhere, and costs money
 */
record DifferenceCandidate(
    double threshold, Roots roots, WindowCounter answered, int falseChanges, double surprise) {
  /** Shares of the error budget that the difference detector may use up before the model. */
  private static final double[] BUDGET_SHARES = {0, 0.5, 1};

  /** Shares of the unchanged frames to be content with: the fewer, the more careful. */
  private static final double[] CONTENT = {1, 0.998, 0.995, 0.99, 0.98, 0.97, 0.95, 0.9, 0.75, 0.5};

  /** No detector: every examined frame has changed. */
  static DifferenceCandidate withoutDetector(Examination examination) {
    Roots roots = Roots.of(examination, Double.NEGATIVE_INFINITY);
    return new DifferenceCandidate(
        Double.NEGATIVE_INFINITY, roots, roots.answeredByReference(examination.block()), 0, 0);
  }

  /** Most daring first; none where even the lowest threshold breaks the budget. */
  static List<DifferenceCandidate> of(
      Examination examination, FittedFrames fitted, ErrorBudget budget) {
    DifferenceSweep sweep = new DifferenceSweep(examination);
    int most = sweep.unchanged(sweep.stepAt(fitted.ceiling()));
    Stream.Builder<Integer> steps = Stream.builder();
    for (double share : BUDGET_SHARES) {
      ErrorBudget part = sweep.part(budget, share);
      int edge = sweep.lastWithin(part, most);
      for (double content : CONTENT) {
        if (edge > 0) {
          steps.add(sweep.lastWithin(part, (int) (content * sweep.unchanged(edge))));
        }
      }
    }
    int falseChanges =
        sweep.falseChanges(Math.min(sweep.edge(budget), sweep.stepAt(fitted.ceiling())));
    return steps
        .build()
        // At step 0 nothing is unchanged: the same plan without a detector is cheaper.
        .filter(step -> step > 0)
        .distinct()
        .sorted((a, b) -> b - a)
        .map(step -> at(examination, sweep, step, falseChanges, fitted))
        .toList();
  }

  private static DifferenceCandidate at(
      Examination examination,
      DifferenceSweep sweep,
      int step,
      int falseChanges,
      FittedFrames fitted) {
    double threshold = sweep.threshold(step);
    Roots roots = Roots.of(examination, threshold);
    double here = (double) sweep.falseChanges(step) / examination.block().frames();
    return new DifferenceCandidate(
        threshold,
        roots,
        roots.answeredByReference(examination.block()),
        falseChanges,
        Math.max(0, fitted.falseChangeShare(threshold) - here));
  }
}
