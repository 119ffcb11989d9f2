package io.noscope.optimize;

import io.noscope.label.ErrorRates;
import io.noscope.optimize.StudiedPlan.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a cascade was found, in numbers that can be drawn: what an {@link Explanation} says in words,
 * and the curves that it was chosen by.
 *
 * @param format version of this layout, {@link #FORMAT}
 * @param referenceSeconds what the reference detector on every frame would take, a frame
 * @param labels what labelling cost
 * @param training what training models cost
 * @param plans in the order in which they were or would have been tried
 * @param reason why the reference detector alone is left, if it is
 * @param stages of the chosen plan that have thresholds
 * @param models that were trained; those that tell best, and the chosen one
 * @param doubts of the plan that was verified last
 */
public record Study(
    int format,
    double referenceSeconds,
    LabelUse labels,
    TrainingUse training,
    List<StudiedPlan> plans,
    Optional<String> reason,
    List<StudiedStage> stages,
    List<StudiedModel> models,
    Doubts doubts) {
  public static final int FORMAT = 3;

  public Study {
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(training, "training");
    plans = List.copyOf(plans);
    Objects.requireNonNull(reason, "reason");
    stages = List.copyOf(stages);
    models = List.copyOf(models);
    Objects.requireNonNull(doubts, "doubts");
  }

  /** The study that goes with an explanation. */
  public static Study of(
      Explanation explanation,
      List<StudiedStage> stages,
      List<StudiedModel> models,
      Doubts doubts) {
    return new Study(
        FORMAT,
        explanation.referenceOnlyCost(),
        explanation.labels(),
        explanation.training(),
        plans(explanation),
        explanation.referenceOnlyReason(),
        stages,
        models,
        doubts);
  }

  private static List<StudiedPlan> plans(Explanation explanation) {
    List<StudiedPlan> plans = new ArrayList<>();
    for (PlanEstimate plan : explanation.ranked().plans()) {
      Optional<ErrorRates> failed =
          explanation.failed().stream()
              .filter(each -> each.plan().equals(plan))
              .map(VerifiedPlan::measured)
              .findFirst();
      if (plan.cascade().equals(explanation.chosen().cascade())) {
        plans.add(StudiedPlan.of(Fate.CHOSEN, plan, explanation.verified()));
      } else if (failed.isPresent()) {
        plans.add(StudiedPlan.of(Fate.FAILED, plan, failed));
      } else {
        plans.add(StudiedPlan.of(Fate.NOT_TRIED, plan, Optional.empty()));
      }
    }
    return plans;
  }
}
