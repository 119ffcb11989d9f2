package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import java.util.Comparator;

/**
 * A plan and how well it does frame by frame.
 *
 * @param plan which
 * @param frameRisk see {@link WindowCounter#frameRisk}
 * @param absentByModel frames that are absent because the model alone says so, of themselves or of
 *     one whose label they share
 * @param falseChanges see {@link DifferenceCandidate}
 */
record CarefulPlan(PlanEstimate plan, double frameRisk, int absentByModel, int falseChanges) {
  /**
   * The most careful first. It skips less. It leaves fewer frames undecoded. Its model says of
   * fewer frames that there is nothing: a model knows only what it was shown, and a passer-by
   * unlike those before is nothing to it, while whoever it is changes the picture. Its difference
   * detector tells better; it calls fewer frames unchanged. It sees full pictures. It is cheaper.
   */
  static final Comparator<CarefulPlan> CARE =
      Comparator.<CarefulPlan>comparingInt(each -> each.cascade().skip())
          .thenComparingLong(each -> -each.plan().selectivities().decoded())
          .thenComparingInt(CarefulPlan::absentByModel)
          .thenComparingInt(CarefulPlan::falseChanges)
          .thenComparingLong(each -> -each.plan().selectivities().changed())
          .thenComparing(each -> each.cascade().drafts())
          .thenComparingDouble(CarefulPlan::cost);

  Cascade cascade() {
    return plan.cascade();
  }

  double cost() {
    return plan.cost().total();
  }
}
