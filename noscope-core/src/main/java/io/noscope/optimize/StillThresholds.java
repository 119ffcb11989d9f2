package io.noscope.optimize;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Thresholds of the still stage that are worth trying. As the stage is fitted to nothing, its
 * threshold must do on all that was labelled: no group below it may cost an error that skipping
 * would not make anyway. Lower ones are more careful.
 */
final class StillThresholds {
  /** Shares of the groups below the highest threshold to be content with. */
  private static final double[] CONTENT = {1, 0.98, 0.95, 0.9, 0.8, 0.6};

  private StillThresholds() {}

  /** Highest first; none where groups of which all is known differ too little to tell. */
  static List<Double> of(List<ThresholdBlock> blocks, int skip, List<ErrorBudget> budgets) {
    double[] motions =
        blocks.stream().flatMapToDouble(StillThresholds::ofGroups).sorted().toArray();
    int still = motions.length;
    while (still > 0 && !keepsTo(blocks, skip, budgets, Math.nextUp(motions[still - 1]))) {
      still = firstOf(motions, motions[still - 1]);
    }
    int edge = still;
    return DoubleStream.of(CONTENT)
        .map(content -> Math.ceil(content * edge))
        .filter(groups -> groups > 0)
        .map(groups -> Math.nextUp(motions[(int) groups - 1]))
        .distinct()
        .boxed()
        .toList();
  }

  /** What moves in the groups of a block. */
  private static DoubleStream ofGroups(ThresholdBlock block) {
    return IntStream.range(0, block.frames())
        .filter(frame -> block.leads()[frame])
        .mapToDouble(frame -> block.motion()[frame])
        .filter(Double::isFinite);
  }

  private static int firstOf(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    while (at > 0 && sorted[at - 1] == value) {
      at--;
    }
    return at;
  }

  private static boolean keepsTo(
      List<ThresholdBlock> blocks, int skip, List<ErrorBudget> budgets, double below) {
    for (int i = 0; i < blocks.size(); i++) {
      WindowCounter skipped = errors(Examination.of(blocks.get(i), skip));
      WindowCounter still = errors(Examination.still(blocks.get(i), skip, below));
      ErrorBudget rest = budgets.get(i).part(0, skipped.falsePositives(), skipped.falseNegatives());
      if (!rest.allows(still)) {
        return false;
      }
    }
    return true;
  }

  private static WindowCounter errors(Examination examination) {
    return Roots.of(examination, Double.NEGATIVE_INFINITY).answeredByReference(examination.block());
  }
}
