package io.noscope.spark.report;

import io.noscope.label.ErrorRates;
import io.noscope.optimize.PlanCost;
import io.noscope.optimize.StudiedPlan;
import io.noscope.optimize.StudiedPlan.Fate;
import io.noscope.optimize.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan that was thought about, as a row with a bar of what it costs.
 *
 * @param fate what became of it
 * @param chosen whether it is the one that is used
 * @param description in one line
 * @param cost per frame of the archive
 * @param speedup over the reference detector on every frame
 * @param parts of the bar
 * @param estimated errors where thresholds were chosen
 * @param measured errors on the verify block
 */
record PlanView(
    String fate,
    boolean chosen,
    String description,
    String cost,
    String speedup,
    List<Part> parts,
    String estimated,
    String measured) {
  /** A stage's part of the cost. */
  record Part(String kind, String width, String title) {}

  static List<PlanView> of(Study study) {
    double dearest =
        study.plans().stream().mapToDouble(plan -> plan.cost().total()).max().orElse(1);
    return study.plans().stream().map(plan -> of(plan, study, dearest)).toList();
  }

  private static PlanView of(StudiedPlan plan, Study study, double dearest) {
    return new PlanView(
        switch (plan.fate()) {
          case CHOSEN -> "Chosen";
          case FAILED -> "Failed";
          case NOT_TRIED -> "Next";
        },
        plan.fate() == Fate.CHOSEN,
        plan.description(),
        Numbers.perFrame(plan.cost().total()),
        Numbers.times(study.referenceSeconds() / plan.cost().total()),
        parts(plan.cost(), dearest),
        rates(plan.estimated()),
        plan.referenceOnly()
            ? "by definition none"
            : plan.measured().map(PlanView::rates).orElse("not run"));
  }

  private static String rates(ErrorRates rates) {
    return "FP %s, FN %s"
        .formatted(
            Numbers.percent(rates.falsePositiveRate()), Numbers.percent(rates.falseNegativeRate()));
  }

  private static List<Part> parts(PlanCost cost, double dearest) {
    List<Part> parts = new ArrayList<>();
    add(parts, "decode", cost.decode(), dearest);
    add(parts, "view", cost.view(), dearest);
    add(parts, "difference", cost.difference(), dearest);
    add(parts, "model", cost.model(), dearest);
    add(parts, "reference", cost.reference(), dearest);
    return parts;
  }

  private static void add(List<Part> parts, String kind, double seconds, double dearest) {
    if (seconds > 0) {
      parts.add(
          new Part(kind, Numbers.css(seconds / dearest), kind + " " + Numbers.perFrame(seconds)));
    }
  }
}
