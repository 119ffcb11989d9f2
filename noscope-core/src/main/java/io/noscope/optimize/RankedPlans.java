package io.noscope.optimize;

import java.util.List;
import java.util.Optional;

/**
 * Plans to try, in this order.
 *
 * @param plans each dearer and more careful than the one before; the last one asks the reference
 *     detector about every frame
 * @param onlyReference why there is no other, where there is none
 */
public record RankedPlans(List<PlanEstimate> plans, Optional<String> onlyReference) {
  public RankedPlans {
    plans = List.copyOf(plans);
    if (plans.isEmpty() || !plans.get(plans.size() - 1).cascade().isReferenceOnly()) {
      throw new IllegalArgumentException("the reference detector alone is the last resort");
    }
    if (onlyReference.isPresent() != (plans.size() == 1)) {
      throw new IllegalArgumentException(
          "%d plans, and the reason for one alone: %s".formatted(plans.size(), onlyReference));
    }
  }

  /** The first to try. */
  public PlanEstimate best() {
    return plans.get(0);
  }
}
