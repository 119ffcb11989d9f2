package io.noscope.label;

import java.util.Objects;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How a cascade does on video that it was not trained on: its errors on random windows that the
 * reference detector looked at as well.
 *
 * @param found errors on these windows
 * @param targets the rates that the cascade was chosen for
 */
public record Drift(ErrorRates found, Targets targets) {
  /** A cascade that keeps to its rates is taken for one that does not less often than this. */
  private static final double RISK = 0.01;

  public Drift {
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(targets, "targets");
  }

  /** Whether there are more errors than chance explains where the rates are kept to. */
  public boolean isShown() {
    return isUnlikely(found.falsePositives(), found.negatives(), targets.falsePositiveRate())
        || isUnlikely(found.falseNegatives(), found.positives(), targets.falseNegativeRate());
  }

  /** Windows that were looked at. */
  public long windows() {
    return found.negatives() + found.positives();
  }

  /**
   * One-sided binomial test; half of the risk for each of the two rates. So many errors or more
   * have the probability that a beta distribution gives to what is below the rate.
   */
  private static boolean isUnlikely(long errors, long windows, double rate) {
    return errors > 0
        && BetaDistribution.of((double) errors, windows - errors + 1.0).cumulativeProbability(rate)
            < RISK / 2;
  }

  /** Such as {@code 2 of 160 negative windows called positive, 9 of 20 positive ones missed}. */
  @Override
  public String toString() {
    return "%,d of %,d negative windows called positive, %,d of %,d positive ones missed"
        .formatted(
            found.falsePositives(), found.negatives(), found.falseNegatives(), found.positives());
  }
}
