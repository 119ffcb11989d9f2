package io.noscope.optimize;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the optimizer tries and how careful it is.
 *
 * @param skips every how many frames one may be examined; 1 is always tried
 * @param marginShare share of the cheapest plan's cost to spend on more care than the threshold
 *     block asks for, 0 or more; of a block of few windows, which says little, as many times more
 *     as errors are to be expected for each that is allowed; doubled whenever a plan fails when it
 *     is run for real
 * @param parts what plans may have; one that is left out shows by its absence what it is worth
 */
public record OptimizerOptions(List<Integer> skips, double marginShare, Set<PlanPart> parts) {
  /** Divisors of common windows, a quarter of the cost for caution, and all there is. */
  public static final OptimizerOptions DEFAULT =
      new OptimizerOptions(List.of(1, 2, 3, 5, 10, 15), 0.25);

  public OptimizerOptions {
    parts = Set.copyOf(parts);
    skips =
        Stream.concat(Stream.of(1), parts.contains(PlanPart.SKIP) ? skips.stream() : Stream.of())
            .sorted()
            .distinct()
            .toList();
    if (skips.get(0) < 1) {
      throw new IllegalArgumentException("a skip is 1 or more frames, not " + skips.get(0));
    }
    if (!(marginShare >= 0) || Double.isInfinite(marginShare)) {
      throw new IllegalArgumentException(
          "the margin is a share of the cost such as 0.1, not " + marginShare);
    }
  }

  /** Plans of all parts. */
  public OptimizerOptions(List<Integer> skips, double marginShare) {
    this(skips, marginShare, EnumSet.allOf(PlanPart.class));
  }

  /** The same with plans of these parts alone. */
  public OptimizerOptions of(Set<PlanPart> allowed) {
    return new OptimizerOptions(skips, marginShare, allowed);
  }
}
