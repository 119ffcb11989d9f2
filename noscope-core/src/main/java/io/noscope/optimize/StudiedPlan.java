package io.noscope.optimize;

import io.noscope.label.ErrorRates;
import java.util.Objects;
import java.util.Optional;

/**
 * A plan that was thought about, in numbers.
 *
 * @param fate what became of it
 * @param description in one line
 * @param referenceOnly whether it asks the reference detector about every frame
 * @param cost per frame of an archive like the threshold block, in seconds
 * @param selectivities how many frames of the threshold block reach each stage
 * @param estimated its errors where thresholds were chosen
 * @param measured its errors on the verify block, if it was run there
 */
public record StudiedPlan(
    Fate fate,
    String description,
    boolean referenceOnly,
    PlanCost cost,
    Selectivities selectivities,
    ErrorRates estimated,
    Optional<ErrorRates> measured) {
  /** What became of a plan. */
  public enum Fate {
    /** It is used. */
    CHOSEN,
    /** It broke the targets on the verify block. */
    FAILED,
    /** It would have been tried, had the chosen one failed. */
    NOT_TRIED
  }

  public StudiedPlan {
    Objects.requireNonNull(fate, "fate");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(selectivities, "selectivities");
    Objects.requireNonNull(estimated, "estimated");
    Objects.requireNonNull(measured, "measured");
  }

  static StudiedPlan of(Fate fate, PlanEstimate plan, Optional<ErrorRates> measured) {
    return new StudiedPlan(
        fate,
        plan.cascade().describe(),
        plan.cascade().isReferenceOnly(),
        plan.cost(),
        plan.selectivities(),
        plan.estimated(),
        measured);
  }
}
