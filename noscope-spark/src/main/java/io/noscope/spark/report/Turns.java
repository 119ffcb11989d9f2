package io.noscope.spark.report;

import io.noscope.label.ErrorRates;
import io.noscope.label.Targets;
import io.noscope.optimize.StudiedPlan;
import io.noscope.optimize.StudiedPlan.Fate;
import io.noscope.optimize.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What would have turned the choice of a plan, as sentences. */
final class Turns {
  private Turns() {}

  static List<String> of(Study study, Targets targets) {
    List<String> turns = new ArrayList<>();
    Optional<StudiedPlan> chosen = first(study, Fate.CHOSEN);
    study.reason().ifPresent(reason -> turns.add(sentence(reason)));
    long failed = study.plans().stream().filter(p -> p.fate() == Fate.FAILED).count();
    if (failed > 0) {
      turns.add(
          "%s cheaper or less careful, but broke the allowed rates when run on the verify block."
              .formatted(failed == 1 ? "1 plan was" : failed + " plans were"));
    }
    chosen
        .filter(plan -> !plan.referenceOnly())
        .ifPresent(
            plan -> {
              plan.measured().ifPresent(rates -> turns.add(headroom(rates, targets)));
              first(study, Fate.NOT_TRIED).ifPresent(next -> turns.add(next(plan, next)));
              detector(study, plan).ifPresent(turns::add);
              decoding(plan).ifPresent(turns::add);
            });
    return turns;
  }

  private static Optional<StudiedPlan> first(Study study, Fate fate) {
    return study.plans().stream().filter(plan -> plan.fate() == fate).findFirst();
  }

  private static String headroom(ErrorRates rates, Targets targets) {
    long falsely =
        (long) Math.floor(targets.falsePositiveRate() * rates.negatives() + 1e-9)
            - rates.falsePositives();
    long missed =
        (long) Math.floor(targets.falseNegativeRate() * rates.positives() + 1e-9)
            - rates.falseNegatives();
    return "It passed with room for %s and %s more: one beyond, and the next plan would have been tried."
        .formatted(Numbers.count(falsely, "false alarm"), Numbers.count(missed, "missed window"));
  }

  private static String next(StudiedPlan chosen, StudiedPlan next) {
    return "The next in line costs %s a frame, %s, and %s."
        .formatted(
            Numbers.perFrame(next.cost().total()),
            compared(next.cost().total() / chosen.cost().total()),
            next.referenceOnly()
                ? "is the reference detector on every frame"
                : "is more careful: it leaves %s of the frames to the detector instead of %s"
                    .formatted(
                        Numbers.percent(next.selectivities().uncertainShare()),
                        Numbers.percent(chosen.selectivities().uncertainShare())));
  }

  private static String compared(double ratio) {
    return String.format(
        Locale.ROOT, ratio >= 1 ? "%.0f%% more" : "%.0f%% less", 100 * Math.abs(ratio - 1));
  }

  /** Costs of both plans are straight lines in what a question to the detector costs. */
  private static Optional<String> detector(Study study, StudiedPlan chosen) {
    Optional<StudiedPlan> every =
        study.plans().stream().filter(StudiedPlan::referenceOnly).findFirst();
    double share = chosen.selectivities().uncertainShare();
    if (every.isEmpty() || share >= 1 || every.get().cost().reference() <= 0) {
      return Optional.empty();
    }
    double other = chosen.cost().total() - chosen.cost().reference();
    double even = (other - every.get().cost().decode()) / (1 - share);
    return Optional.of(
        even <= 0
            ? "It is cheaper than the reference detector on every frame however fast the detector"
                + " were: it decodes less."
            : "The reference detector on every frame would be as cheap if it took %s a frame; it took %s."
                .formatted(
                    Numbers.perFrame(even), Numbers.perFrame(every.get().cost().reference())));
  }

  private static Optional<String> decoding(StudiedPlan chosen) {
    double share = chosen.cost().decode() / chosen.cost().total();
    return share < 0.5
        ? Optional.empty()
        : Optional.of(
            "Decoding is %s of its cost: a faster model or detector would gain little, fewer decoded"
                    .formatted(Numbers.percent(share))
                + " frames would.");
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : Character.toUpperCase(text.charAt(0))
            + text.substring(1)
            + (text.endsWith(".") ? "" : ".");
  }
}
