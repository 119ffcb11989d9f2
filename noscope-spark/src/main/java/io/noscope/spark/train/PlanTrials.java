package io.noscope.spark.train;

import io.noscope.cascade.Stage;
import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Targets;
import io.noscope.optimize.CostProfile;
import io.noscope.optimize.Doubts;
import io.noscope.optimize.Evidence;
import io.noscope.optimize.Explanation;
import io.noscope.optimize.Looks;
import io.noscope.optimize.PlanEstimate;
import io.noscope.optimize.RankedPlans;
import io.noscope.optimize.TrainingUse;
import io.noscope.optimize.VerifiedPlan;
import io.noscope.optimize.WindowErrors;
import io.noscope.spark.files.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Runs ranked plans on the verify block until one keeps to the targets. The block grows until both
 * rates are known at all, or where their bounds must keep to the targets, until they do; or it
 * shows that the archive has too few windows for that.
 */
final class PlanTrials {
  /** Least share by which the block grows: every look costs confidence. */
  private static final double GROWTH = 0.25;

  /** How far off the wanted number of windows may be: there are few to reckon it from. */
  private static final double LUCK = 2;

  /** What counting questions may take, as a share of what the reference takes for all labels. */
  private static final double REHEARSAL = 0.05;

  private final CascadeOrder order;
  private final Targets targets;
  private final MoreLabels more;
  private VerifyBlock block;
  private Looks looks;
  private Optional<String> shortOf = Optional.empty();
  private boolean hopeless;
  private Doubts doubts = Doubts.NONE;

  PlanTrials(CascadeOrder order, VerifyBlock block, MoreLabels more) {
    this.order = order;
    this.targets = order.query().targets();
    this.block = block;
    this.more = more;
    this.looks = new Looks(0, targets.guarantee());
  }

  /** The first plan that passes, and how it came to that. */
  Explanation choose(RankedPlans ranked, CostProfile costs, TrainingUse training) {
    List<VerifiedPlan> failed = new ArrayList<>();
    for (PlanEstimate plan : ranked.plans()) {
      if (!plan.cascade().isReferenceOnly() && !hopeless) {
        Trial trial = trial(plan);
        if (trial.passed()) {
          return new Explanation(
              rehearsed(plan, trial.stages(), costs),
              Optional.of(trial.measured()),
              looks,
              failed,
              ranked,
              Optional.empty(),
              costs,
              more.use(),
              training);
        }
        failed.add(new VerifiedPlan(plan, trial.measured()));
      }
    }
    PlanEstimate last = ranked.plans().get(ranked.plans().size() - 1);
    String reason = ranked.onlyReference().orElseGet(() -> reason(failed.size()));
    return new Explanation(
        last,
        Optional.empty(),
        looks,
        failed,
        ranked,
        Optional.of(reason),
        costs,
        more.use(),
        training);
  }

  /**
   * What the plan costs on frames that it was not chosen on: those that it was verified on, and
   * others. How many of them it asks about needs no labels, and one visit of many may be what it
   * asks most about: so as many as are cheap to count.
   */
  private PlanEstimate rehearsed(PlanEstimate plan, List<Stage> verified, CostProfile costs) {
    double seconds = REHEARSAL * more.use().frames() * costs.reference().seconds();
    List<Slice> others = more.unlabelled(seconds / plan.cost().total());
    List<Stage> stages = new ArrayList<>(verified);
    if (!others.isEmpty()) {
      stages.addAll(stages(Verification.rehearse(order, plan.cascade(), others)));
    }
    return plan.elsewhere(stages, costs);
  }

  private static List<Stage> stages(List<SliceLabels> labels) {
    return labels.stream().flatMap(slice -> Stream.of(slice.stages())).toList();
  }

  /** Where the plan that was tried last and the reference detector disagree. */
  Doubts doubts() {
    return doubts;
  }

  private String reason(int failed) {
    return shortOf.orElseGet(
        () ->
            "none of the plans that were tried (%d) kept to the targets on the verify block"
                .formatted(failed));
  }

  private record Trial(ErrorRates measured, List<Stage> stages, boolean passed) {}

  private Trial trial(PlanEstimate plan) {
    List<SliceLabels> labels =
        new ArrayList<>(Verification.run(order, plan.cascade(), block.slices()));
    while (true) {
      ErrorRates measured =
          WindowErrors.compare(
              order.windows(), block.runs(), labels.stream().map(SliceLabels::present).toList());
      doubts = DoubtfulFrames.of(block.runs(), labels);
      looks = looks.next();
      if (!measured.keepTo(targets)) {
        return new Trial(measured, List.of(), false);
      }
      if (new Evidence(targets, measured, looks.confidence()).suffices()) {
        return new Trial(measured, stages(labels), true);
      }
      Optional<VerifyBlock> further = further(plan, measured);
      if (further.isEmpty()) {
        return new Trial(measured, List.of(), false);
      }
      labels.addAll(Verification.run(order, plan.cascade(), further.get().slices()));
      block = block.plus(further.get());
    }
  }

  /** As much more as is needed, if there is as much. */
  private Optional<VerifyBlock> further(PlanEstimate plan, ErrorRates measured) {
    Evidence evidence = new Evidence(targets, measured, looks.next().confidence());
    OptionalLong negatives = evidence.negatives();
    OptionalLong positives = evidence.positives();
    if (negatives.isEmpty() || positives.isEmpty()) {
      return Optional.empty();
    }
    // The threshold block tells as well how often there is a window of either kind.
    ErrorRates seen = measured.plus(plan.estimated());
    double frames = order.windows().frames() * (double) (seen.negatives() + seen.positives());
    double wanted =
        Math.max(
            (negatives.getAsLong() - measured.negatives()) / (seen.negatives() / frames),
            (positives.getAsLong() - measured.positives()) / (seen.positives() / frames));
    Optional<VerifyBlock> labelled =
        wanted > LUCK * more.left()
            ? Optional.empty()
            : more.label(Math.round(Math.max(wanted, GROWTH * block.frames())));
    if (labelled.isEmpty()) {
      shortOf =
          Optional.of(
              shortOf(
                  measured,
                  negatives.getAsLong(),
                  positives.getAsLong(),
                  more.left() * seen.negatives() / frames,
                  more.left() * seen.positives() / frames));
      // A plan that made no error needs as few windows as any: no other does with less.
      hopeless = measured.falsePositives() + measured.falseNegatives() == 0;
    }
    return labelled;
  }

  private String shortOf(
      ErrorRates measured,
      long negatives,
      long positives,
      double moreNegatives,
      double morePositives) {
    if (targets.guarantee() == Guarantee.ESTIMATE) {
      return String.format(
          Locale.ROOT,
          "none of the %,d windows that plans are verified on is %s, so that nothing is known of %s;"
              + " name more files of this camera",
          measured.negatives() + measured.positives(),
          measured.positives() == 0 ? "positive" : "negative",
          measured.positives() == 0 ? "misses" : "false alarms");
    }
    return String.format(
        Locale.ROOT,
        "to be sure of %.3g%% false positives and %.3g%% false negatives (guarantee=bound) it takes"
            + " about %,d negative and %,d positive windows to verify on; there are %,d and %,d, and"
            + " labelling four fifths of the archive would give about %,.0f and %,.0f more. Name more files"
            + " of this camera, allow more errors, or ask for guarantee=estimate",
        100 * targets.falsePositiveRate(),
        100 * targets.falseNegativeRate(),
        negatives,
        positives,
        measured.negatives(),
        measured.positives(),
        moreNegatives,
        morePositives);
  }
}
