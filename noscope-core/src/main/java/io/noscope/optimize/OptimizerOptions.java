package io.noscope.optimize;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the optimizer tries and how careful it is.
 *
 * @param skips every how many frames one may be examined; 1 is always tried
 * @param marginShare share of the cheapest plan's cost to spend on more care than the threshold
 *     block asks for, 0 or more; doubled whenever a plan fails when it is run for real
 */
public record OptimizerOptions(List<Integer> skips, double marginShare) {
  /** Divisors of common windows, and a quarter of the cost for caution. */
  public static final OptimizerOptions DEFAULT =
      new OptimizerOptions(List.of(1, 2, 3, 5, 10, 15), 0.25);

  public OptimizerOptions {
    skips = Stream.concat(Stream.of(1), skips.stream()).sorted().distinct().toList();
    if (skips.get(0) < 1) {
      throw new IllegalArgumentException("a skip is 1 or more frames, not " + skips.get(0));
    }
    if (!(marginShare >= 0) || Double.isInfinite(marginShare)) {
      throw new IllegalArgumentException(
          "the margin is a share of the cost such as 0.1, not " + marginShare);
    }
  }
}
