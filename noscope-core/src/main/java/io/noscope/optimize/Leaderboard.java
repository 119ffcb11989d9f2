package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.ModelSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the plans that are worth trying one after another: the best of each kind of difference
 * detector with each model, and the best of each skip, so that there is something left to try when
 * all that skip much have failed.
 */
final class Leaderboard {
  private final double referenceCost;
  private final Map<Kind, PlanEstimate> byKind = new HashMap<>();
  private final Map<Integer, PlanEstimate> bySkip = new HashMap<>();

  /**
   * @param referenceCost seconds per frame that a plan must stay below
   */
  Leaderboard(double referenceCost) {
    this.referenceCost = referenceCost;
  }

  /** What a plan with these stages must cost less than to get a place. */
  double limit(Optional<DifferenceSpec> difference, Optional<ModelSpec> model, int skip) {
    double kind = cost(byKind.get(Kind.of(difference, model)));
    return Math.min(referenceCost, Math.max(kind, cost(bySkip.get(skip))));
  }

  void offer(PlanEstimate plan) {
    if (plan.cost().total() < referenceCost) {
      byKind.merge(Kind.of(plan.cascade()), plan, Leaderboard::cheaper);
      bySkip.merge(plan.cascade().skip(), plan, Leaderboard::cheaper);
    }
  }

  /** Cheapest first, without those that a cheaper and more careful one makes pointless. */
  List<PlanEstimate> plans() {
    List<PlanEstimate> all =
        Stream.concat(byKind.values().stream(), bySkip.values().stream())
            .distinct()
            .sorted(
                Comparator.<PlanEstimate>comparingDouble(plan -> plan.cost().total())
                    .thenComparing(plan -> plan.cascade().describe()))
            .toList();
    return all.stream().filter(plan -> all.stream().noneMatch(o -> dominates(o, plan))).toList();
  }

  /** Whether a plan costs less with no more skipping and no stage that the other has not. */
  private static boolean dominates(PlanEstimate one, PlanEstimate other) {
    Kind mine = Kind.of(one.cascade());
    Kind yours = Kind.of(other.cascade());
    return one.cost().total() < other.cost().total()
        && one.cascade().skip() <= other.cascade().skip()
        && (mine.metric().isEmpty()
            || (mine.metric().equals(yours.metric()) && mine.baseline().equals(yours.baseline())))
        && (mine.model().isEmpty() || mine.model().equals(yours.model()));
  }

  private static PlanEstimate cheaper(PlanEstimate one, PlanEstimate other) {
    return other.cost().total() < one.cost().total() ? other : one;
  }

  private static double cost(PlanEstimate plan) {
    return plan == null ? Double.POSITIVE_INFINITY : plan.cost().total();
  }

  private record Kind(
      Optional<Metric> metric, Optional<Baseline> baseline, Optional<ModelSpec> model) {
    static Kind of(Optional<DifferenceSpec> difference, Optional<ModelSpec> model) {
      return new Kind(difference.map(d -> d.metric()), difference.map(d -> d.baseline()), model);
    }

    static Kind of(Cascade cascade) {
      return of(
          cascade.difference().map(d -> d.detector().spec()),
          cascade.model().map(m -> m.model().spec()));
    }
  }
}
