package io.noscope.optimize;

import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Whether a model's answers have anything to do with the labels. Where they have not, thresholds
 * can still be found that look harmless on a few windows, and are not.
 *
 * <p>The test is that of Mann and Whitney (1947), of windows and not of frames, which are alike
 * within a window.
 */
final class Chance {
  /** How often a model that knows nothing passes. */
  private static final double SIGNIFICANCE = 0.01;

  /** The same where windows are so few that not even a model that knows everything would pass. */
  private static final double SIGNIFICANCE_OF_FEW = 0.05;

  private static final MannWhitneyUTest TEST =
      MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

  private Chance() {}

  /**
   * Whether positive windows have higher mean probabilities than negative ones by more than chance
   * explains.
   *
   * @param probabilities of the block's frames
   * @param layout of the block: windows of both kinds
   */
  static boolean isBeatenBy(double[] probabilities, WindowLayout layout) {
    double[] sums = new double[layout.positive().length];
    for (int frame = 0; frame < probabilities.length; frame++) {
      int window = layout.windowOf()[frame];
      if (window != WindowLayout.NONE) {
        sums[window] += probabilities[frame];
      }
    }
    // Complete windows are of one length, so that sums have the order of means.
    return TEST.test(of(sums, layout, true), of(sums, layout, false)).reject(significance(layout));
  }

  private static double significance(WindowLayout layout) {
    int negatives = layout.negatives();
    double[] highest = ranks(negatives, negatives + layout.positives());
    boolean canBePassed = TEST.test(highest, ranks(0, negatives)).reject(SIGNIFICANCE);
    return canBePassed ? SIGNIFICANCE : SIGNIFICANCE_OF_FEW;
  }

  private static double[] ranks(int from, int to) {
    return IntStream.range(from, to).asDoubleStream().toArray();
  }

  private static double[] of(double[] sums, WindowLayout layout, boolean positive) {
    return IntStream.range(0, sums.length)
        .filter(window -> layout.positive()[window] == positive)
        .mapToDouble(window -> sums[window])
        .toArray();
  }
}
