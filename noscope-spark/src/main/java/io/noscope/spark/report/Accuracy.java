package io.noscope.spark.report;

import io.noscope.label.ErrorRates;
import io.noscope.label.Targets;
import io.noscope.spark.train.StoredFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A camera's error rates with their bounds, against what is allowed.
 *
 * @param rates one of either kind; none where nothing was verified
 * @param note what they are rates of
 */
record Accuracy(List<Rate> rates, String note) {
  /**
   * One rate, drawn on a scale of its own.
   *
   * @param name which
   * @param defined whether there was a window that could be wrong
   * @param measured on the verify block
   * @param counts errors of windows
   * @param bound that holds with the confidence
   * @param allowed by the query
   * @param at where the rate lies on the scale
   * @param boundAt where the bound does
   * @param allowedAt where the target does
   * @param scale what the right end stands for
   * @param verdict in words
   */
  record Rate(
      String name,
      boolean defined,
      String measured,
      String counts,
      String bound,
      String allowed,
      String at,
      String boundAt,
      String allowedAt,
      String scale,
      String verdict) {}

  static Accuracy of(StoredFacts facts, Targets targets) {
    List<Rate> rates = new ArrayList<>();
    facts
        .verified()
        .ifPresent(
            verified -> {
              rates.add(
                  rate(
                      "False positives",
                      verified.falsePositives(),
                      verified.negatives(),
                      verified.falsePositiveRate(),
                      verified.falsePositiveBound(facts.confidence()),
                      targets.falsePositiveRate()));
              rates.add(
                  rate(
                      "False negatives",
                      verified.falseNegatives(),
                      verified.positives(),
                      verified.falseNegativeRate(),
                      verified.falseNegativeBound(facts.confidence()),
                      targets.falseNegativeRate()));
            });
    return new Accuracy(
        rates,
        rates.isEmpty()
            ? "Nothing was verified: the reference detector judged every frame, or the store does"
                + " not tell."
            : "Windows of one second that nothing was fitted to, judged against the reference"
                + " detector, not against people. Bounds are one-sided and hold with %s each%s."
                    .formatted(
                        Numbers.percent(facts.confidence()),
                        facts.confidence() > ErrorRates.CONFIDENCE
                            ? ", which makes up for the plans that were looked at before"
                            : ""));
  }

  private static Rate rate(
      String name,
      long errors,
      long windows,
      OptionalDouble rate,
      OptionalDouble bound,
      double allowed) {
    double highest = Math.max(bound.orElse(0), Math.max(allowed, rate.orElse(0)));
    double scale = Math.min(1, 1.15 * Math.max(highest, 0.001));
    return new Rate(
        name,
        rate.isPresent(),
        Numbers.percent(rate),
        "%s of %s windows".formatted(Numbers.count(errors), Numbers.count(windows)),
        Numbers.percent(bound),
        Numbers.percent(allowed),
        Numbers.css(rate.orElse(0) / scale),
        Numbers.css(bound.orElse(0) / scale),
        Numbers.css(allowed / scale),
        Numbers.percent(scale),
        verdict(rate, bound, allowed));
  }

  private static String verdict(OptionalDouble rate, OptionalDouble bound, double allowed) {
    if (rate.isEmpty()) {
      return "There was no window to verify on that could have been one.";
    }
    if (rate.getAsDouble() > allowed) {
      return "Above what is allowed.";
    }
    return bound.orElse(1) <= allowed
        ? "Within what is allowed, and so is its bound."
        : "Within what is allowed; its bound is not: there were too few windows to be sure.";
  }
}
