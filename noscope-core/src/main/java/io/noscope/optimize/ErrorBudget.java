package io.noscope.optimize;

import io.noscope.label.ErrorRates;
import io.noscope.label.Targets;

/**
 * How many windows of the threshold block a plan may get wrong.
 *
 * @param falsePositives reference-negative windows
 * @param falseNegatives reference-positive windows
 */
record ErrorBudget(int falsePositives, int falseNegatives) {
  /** No margin is without end, not even where no error is allowed. */
  private static final double MOST_EXCESS = 16;

  /** Any errors at all. */
  static final ErrorBudget UNLIMITED = new ErrorBudget(Integer.MAX_VALUE, Integer.MAX_VALUE);

  static ErrorBudget of(Targets targets, WindowLayout layout) {
    return new ErrorBudget(
        errors(targets.falsePositiveRate(), layout.negatives()),
        errors(targets.falseNegativeRate(), layout.positives()));
  }

  /**
   * Largest {@code e} with {@code (e + 1) / (windows + 1) <= rate}. A threshold that is moved until
   * e of the windows are wrong is expected to get that share of new windows wrong, because the new
   * one is as likely as any other to be the next to fall (conformal risk control, Angelopoulos et
   * al. 2022). With few windows that is too much to ask even of no errors; then no errors it is.
   */
  private static int errors(double rate, int windows) {
    return Math.max(0, (int) Math.floor(rate * (windows + 1) - 1 + 1e-9));
  }

  boolean allows(WindowCounter counter) {
    return allows(counter.falsePositives(), counter.falseNegatives());
  }

  boolean allows(ErrorRates rates) {
    return allows(rates.falsePositives(), rates.falseNegatives());
  }

  boolean allows(long wrongPositives, long wrongNegatives) {
    return wrongPositives <= falsePositives && wrongNegatives <= falseNegatives;
  }

  /** A part of what is left of this budget once these errors have been made. */
  ErrorBudget part(double share, int wrongPositives, int wrongNegatives) {
    return new ErrorBudget(
        partOf(share, falsePositives, wrongPositives),
        partOf(share, falseNegatives, wrongNegatives));
  }

  private static int partOf(double share, int budget, int made) {
    return Math.min(budget, made + (int) (share * Math.max(0, budget - made)));
  }

  /**
   * How much of a margin should guard against misses rather than false alarms: each side in
   * proportion to how far the error to be expected on new windows exceeds what is allowed. A few
   * positive windows say little, so most of it goes there.
   */
  double missShare(Targets targets, WindowLayout layout) {
    double missed = risk(falseNegatives, layout.positives(), targets.falseNegativeRate());
    double falsely = risk(falsePositives, layout.negatives(), targets.falsePositiveRate());
    return missed / (missed + falsely);
  }

  /**
   * How many times the errors that are allowed are to be expected on new windows, of both kinds
   * together, from 1 to 16: the fewer windows there are, the less does it tell that none of them
   * was wrong.
   */
  double excess(Targets targets, WindowLayout layout) {
    double allowed =
        targets.falsePositiveRate() * layout.negatives()
            + targets.falseNegativeRate() * layout.positives();
    double expected = falsePositives + 1.0 + falseNegatives + 1.0;
    return Math.max(1, Math.min(MOST_EXCESS, expected / Math.max(allowed, 1e-6)));
  }

  private static double risk(int errors, int windows, double rate) {
    return (errors + 1.0) / (windows + 1) / Math.max(rate, 1e-6);
  }
}
