package io.noscope.label;

import java.io.Serializable;

/**
 * The error rates that a user allows against the reference detector, counted in windows.
 *
 * @param falsePositiveRate share of reference-negative windows that may be called positive, [0, 1]
 * @param falseNegativeRate share of reference-positive windows that may be called negative, [0, 1]
 */
public record Targets(double falsePositiveRate, double falseNegativeRate) implements Serializable {
  /** One per cent each. */
  public static final Targets DEFAULT = new Targets(0.01, 0.01);

  public Targets {
    requireRate("false-positive rate", falsePositiveRate);
    requireRate("false-negative rate", falseNegativeRate);
  }

  private static void requireRate(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the %s is a share from 0 to 1 such as 0.01, not %s".formatted(name, rate));
    }
  }
}
