package io.noscope.optimize;

import io.noscope.label.ErrorRates;
import java.util.Objects;

/**
 * A plan that was run for real.
 *
 * @param plan which
 * @param measured its errors on the verify block, which nothing was chosen on
 */
public record VerifiedPlan(PlanEstimate plan, ErrorRates measured) {
  public VerifiedPlan {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(measured, "measured");
  }
}
