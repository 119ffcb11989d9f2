package io.noscope.optimize;

import io.noscope.label.ErrorRates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which plan was chosen, and everything it was chosen by.
 *
 * @param chosen the plan that is used
 * @param verified its errors on the verify block; empty where the reference detector alone is left
 * @param looks at the verify block that were taken until then
 * @param failed plans that were run on the verify block before and broke the targets
 * @param ranked all plans in the order they would be tried
 * @param referenceOnlyReason why the reference detector alone is left, if it is
 * @param costs what the plans' costs were computed from
 * @param labels what labelling cost
 * @param training what training models cost
 */
public record Explanation(
    PlanEstimate chosen,
    Optional<ErrorRates> verified,
    Looks looks,
    List<VerifiedPlan> failed,
    RankedPlans ranked,
    Optional<String> referenceOnlyReason,
    CostProfile costs,
    LabelUse labels,
    TrainingUse training) {
  public Explanation {
    Objects.requireNonNull(chosen, "chosen");
    Objects.requireNonNull(verified, "verified");
    Objects.requireNonNull(looks, "looks");
    failed = List.copyOf(failed);
    Objects.requireNonNull(ranked, "ranked");
    Objects.requireNonNull(costs, "costs");
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(training, "training");
    if (referenceOnlyReason.isPresent() != chosen.cascade().isReferenceOnly()) {
      throw new IllegalArgumentException(
          "a reason is given for the reference detector alone and for nothing else, not '%s' for %s"
              .formatted(referenceOnlyReason.orElse(""), chosen.cascade().describe()));
    }
  }

  /** What the reference detector on every frame would cost, in seconds per frame. */
  public double referenceOnlyCost() {
    return costs.decode().every().seconds() + costs.reference().seconds();
  }

  /** How many times faster than asking the reference detector about every frame. */
  public double speedup() {
    return referenceOnlyCost() / chosen.cost().total();
  }

  /** A plain-text report of less than 60 lines of up to 100 columns. */
  public String text() {
    return new ExplanationText(this).toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
