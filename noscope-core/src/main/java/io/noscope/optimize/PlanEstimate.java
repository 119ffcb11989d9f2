package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.label.ErrorRates;
import java.util.Objects;

/**
 * A plan and what the threshold block says of it.
 *
 * @param cascade the plan
 * @param estimated its errors on the threshold block, which its thresholds were chosen on
 * @param selectivities how many frames reach each stage
 * @param cost per frame
 */
public record PlanEstimate(
    Cascade cascade, ErrorRates estimated, Selectivities selectivities, PlanCost cost) {
  public PlanEstimate {
    Objects.requireNonNull(cascade, "cascade");
    Objects.requireNonNull(estimated, "estimated");
    Objects.requireNonNull(selectivities, "selectivities");
    Objects.requireNonNull(cost, "cost");
  }
}
