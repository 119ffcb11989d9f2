package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.Stage;
import io.noscope.label.ErrorRates;
import java.util.List;
import java.util.Objects;

/**
 * A plan and what labelled frames say of it.
 *
 * @param cascade the plan
 * @param estimated its errors on the threshold block, which its thresholds were chosen on
 * @param selectivities how many frames reach each stage, there or on others that it was run on
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

  /**
   * The same plan once it was run on other frames. It was chosen for being cheap on the threshold
   * block, and its thresholds for leaving as little open there as can be: only others tell what it
   * costs.
   *
   * @param stages what decided each of those frames
   * @param costs what stages cost
   */
  public PlanEstimate elsewhere(List<Stage> stages, CostProfile costs) {
    long unsettled = stages.stream().filter(s -> s == Stage.MODEL || s == Stage.REFERENCE).count();
    Selectivities seen =
        selectivities.elsewhere(
            stages.size(),
            stages.stream().filter(stage -> stage != Stage.SKIPPED).count(),
            unsettled,
            stages.stream().filter(stage -> stage == Stage.REFERENCE).count());
    return new PlanEstimate(cascade, estimated, seen, PlanCost.of(cascade, seen, costs));
  }
}
