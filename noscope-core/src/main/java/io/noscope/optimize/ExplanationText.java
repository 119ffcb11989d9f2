package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.detect.TrainingMetrics;
import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes an {@link Explanation} for people. */
final class ExplanationText {
  private static final int MOST_ROWS = 8;

  private final Explanation explanation;
  private final TextReport text = new TextReport();

  ExplanationText(Explanation explanation) {
    this.explanation = explanation;
    question();
    plan();
    accuracy();
    costs();
    runnersUp();
    failures();
    learning();
  }

  private void question() {
    Query query = explanation.chosen().cascade().query();
    text.line(
        "Where %s %s%s?",
        query.atLeast() == 1 ? "is a" : "are",
        query.wanted(),
        query.region().map(region -> " in " + region).orElse(""));
    text.line(
        "Allowed are %s false positives and %s false negatives%s, counted in windows.",
        percent(query.targets().falsePositiveRate()),
        percent(query.targets().falseNegativeRate()),
        query.targets().guarantee() == Guarantee.BOUND ? " (their bounds)" : "");
  }

  private void plan() {
    PlanEstimate chosen = explanation.chosen();
    Cascade cascade = chosen.cascade();
    text.heading(
        "Plan: %s",
        cascade.isReferenceOnly()
            ? "the reference detector on every frame"
            : String.format(
                Locale.ROOT,
                "%.1f times faster than the reference detector on every frame",
                explanation.speedup()));
    cascade
        .still()
        .ifPresent(
            stage ->
                text.line(
                    "  still      groups of pictures whose packets stay below %.4g bytes: as their"
                        + " first frame",
                    stage.threshold()));
    text.line("  examine    %s", examined(cascade));
    if (cascade.drafts()) {
      text.line("  drafts     decoded cheaply, of all that comes before the reference");
    }
    cascade
        .difference()
        .ifPresent(
            stage ->
                text.line(
                    "  unchanged  %s below %.4g: %s",
                    stage.detector().spec(),
                    stage.threshold(),
                    stage.detector().spec().lag() == 0 ? "absent" : "as the earlier frame"));
    cascade
        .model()
        .ifPresent(
            stage ->
                text.line(
                    "  model      %s: %s, present above %.4g",
                    stage.model().spec(), absence(stage.low()), stage.high()));
    text.line(
        "  reference  %s: %s of all frames",
        cascade.referenceId(), percent(chosen.selectivities().uncertainShare()));
    explanation.referenceOnlyReason().ifPresent(reason -> text.wrapped("Why", reason));
  }

  private static String absence(float low) {
    return low > 0 ? String.format(Locale.ROOT, "absent below %.4g", low) : "never absent";
  }

  private static String examined(Cascade cascade) {
    if (!cascade.disposables()) {
      return "every frame that others are predicted from; those between are present if one beside"
          + " them is";
    }
    return cascade.skip() == 1 ? "every frame" : skipped(cascade.skip());
  }

  private static String skipped(int skip) {
    return "one frame in %d; the others take its label".formatted(skip);
  }

  private void accuracy() {
    Looks looks = explanation.looks();
    text.heading(
        "Errors against the reference detector (bound: one-sided 95%%%s)",
        looks.taken() > 1 ? ", over " + looks.taken() + " plans looked at" : "");
    text.line("  %-28s%-35s%s", "", "false positives", "false negatives");
    rates("where thresholds were chosen", explanation.chosen().estimated(), ErrorRates.CONFIDENCE);
    explanation
        .verified()
        .ifPresent(measured -> rates("verified on frames apart", measured, looks.confidence()));
  }

  private void rates(String what, ErrorRates rates, double confidence) {
    text.line(
        "  %-28s  %-35s%s",
        what,
        rate(
            rates.falsePositives(),
            rates.negatives(),
            rates.falsePositiveRate(),
            rates.falsePositiveBound(confidence)),
        rate(
            rates.falseNegatives(),
            rates.positives(),
            rates.falseNegativeRate(),
            rates.falseNegativeBound(confidence)));
  }

  private static String rate(long errors, long windows, OptionalDouble rate, OptionalDouble bound) {
    return rate.isEmpty()
        ? "undefined (no windows)"
        : String.format(
            Locale.ROOT,
            "%s (%,d of %,d, bound %s)",
            percent(rate.getAsDouble()),
            errors,
            windows,
            percent(bound.orElseThrow()));
  }

  private void costs() {
    PlanEstimate chosen = explanation.chosen();
    Cascade cascade = chosen.cascade();
    PlanCost cost = chosen.cost();
    Selectivities shares = chosen.selectivities();
    CostProfile costs = explanation.costs();
    text.heading("Cost per frame of the archive");
    text.line(
        "  %-12s%9s%14s%16s   %s", "stage", "frames", "us each", "us per frame", "us each is");
    DecodeCosts decoding = costs.decode(cascade.drafts());
    Cost decode = decoding.frame(cascade.disposables());
    Cost full = costs.decode().every();
    double again = shares.againShare() * full.seconds();
    double whole = shares.decodedShare() * decode.seconds();
    stage(cascade.drafts() ? "drafts" : "decode", shares.decodedShare(), decode, whole);
    if (cascade.still().isPresent()) {
      stage(
          "still groups", shares.stillShare(), decoding.keyframe(), cost.decode() - whole - again);
    }
    if (cascade.drafts()) {
      stage("decode", shares.againShare(), full, again);
    }
    if (cost.view() > 0) {
      stage("small view", shares.examinedShare(), costs.view(), cost.view());
    }
    cascade
        .difference()
        .ifPresent(
            d ->
                stage(
                    "difference",
                    shares.examinedShare(),
                    costs.of(d.detector().spec()),
                    cost.difference()));
    cascade
        .model()
        .ifPresent(
            m -> stage("model", shares.changedShare(), costs.of(m.model().spec()), cost.model()));
    stage("reference", shares.uncertainShare(), costs.reference(), cost.reference());
    text.line(
        "  %-12s%39.1f   reference on every frame: %,.1f",
        "sum", 1e6 * cost.total(), 1e6 * explanation.referenceOnlyCost());
  }

  private void stage(String name, double share, Cost each, double contribution) {
    text.line(
        "  %-12s%9s%,14.1f%,16.1f   %s",
        name, percent(share), each.micros(), 1e6 * contribution, each.source());
  }

  private void runnersUp() {
    List<PlanEstimate> others =
        explanation.ranked().plans().stream()
            .filter(plan -> !plan.cascade().equals(explanation.chosen().cascade()))
            .filter(plan -> explanation.failed().stream().noneMatch(f -> f.plan().equals(plan)))
            .toList();
    if (!others.isEmpty()) {
      text.heading("Runners-up, more careful each time (as where thresholds were chosen)");
      text.line("  %12s%9s%9s  %s", "us per frame", "FP", "FN", "plan");
      others.stream().limit(MOST_ROWS).forEach(p -> row(p, p.estimated()));
      more(others.size());
    }
  }

  private void failures() {
    List<VerifiedPlan> failed = explanation.failed();
    if (!failed.isEmpty()) {
      text.heading("Tried before, and failed on the verify block (errors measured there)");
      text.line("  %12s%9s%9s  %s", "us per frame", "FP", "FN", "plan");
      failed.stream().limit(MOST_ROWS).forEach(f -> row(f.plan(), f.measured()));
      more(failed.size());
    }
  }

  private void row(PlanEstimate plan, ErrorRates rates) {
    text.line(
        "  %,12.1f%9s%9s  %s",
        1e6 * plan.cost().total(),
        percentOf(rates.falsePositiveRate()),
        percentOf(rates.falseNegativeRate()),
        shortly(plan.cascade()));
  }

  private void more(int rows) {
    if (rows > MOST_ROWS) {
      text.line("  %12s and %d more", "", rows - MOST_ROWS);
    }
  }

  /** The plan without its thresholds. */
  private static String shortly(Cascade cascade) {
    return cascade.still().map(still -> "still groups, ").orElse("")
        + (cascade.disposables() ? "" : "no disposable frames, ")
        + (cascade.drafts() ? "drafts, " : "")
        + (cascade.skip() == 1 ? "" : "1 in " + cascade.skip() + ", ")
        + cascade.difference().map(d -> d.detector().spec() + ", ").orElse("")
        + cascade.model().map(m -> m.model().spec() + ", ").orElse("")
        + "reference";
  }

  private void learning() {
    LabelUse labels = explanation.labels();
    text.heading("Learned from");
    text.line(
        "  labels     %,d frames in %,d segments (%s of the archive), %.1f s",
        labels.frames(),
        labels.segments(),
        percent(
            labels.archiveFrames() == 0 ? 0 : (double) labels.frames() / labels.archiveFrames()),
        labels.seconds());
    TrainingUse training = explanation.training();
    training
        .trained()
        .ifPresent(
            models ->
                text.wrapped(
                    "models",
                    String.format(Locale.ROOT, "%s; %.1f s", models, training.seconds())));
    training.tooDear().ifPresent(models -> text.wrapped("untrained", models));
    explanation.chosen().cascade().model().ifPresent(m -> training(m.model().metrics()));
  }

  private void training(TrainingMetrics metrics) {
    text.line(
        "  training   %,d frames, %,d with the class; %d epochs, loss %.4f held out, %.1f s",
        metrics.frames(),
        metrics.positives(),
        metrics.epochs(),
        metrics.validationLoss(),
        metrics.seconds());
  }

  private static String percentOf(OptionalDouble rate) {
    return rate.isPresent() ? percent(rate.getAsDouble()) : "-";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.2f%%" : "%.1f%%", 100 * share);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
