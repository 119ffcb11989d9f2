package io.noscope.label;

import java.io.Serializable;
import java.util.Objects;

/**
 * The error rates that a user allows against the reference detector, counted in windows.
 *
 * @param falsePositiveRate share of reference-negative windows that may be called positive, [0, 1]
 * @param falseNegativeRate share of reference-positive windows that may be called negative, [0, 1]
 * @param guarantee how sure a plan must be to keep to them
 */
public record Targets(double falsePositiveRate, double falseNegativeRate, Guarantee guarantee)
    implements Serializable {
  /** One per cent each, as estimated. */
  public static final Targets DEFAULT = new Targets(0.01, 0.01);

  /** What plans aim at, of the rates that their bounds must keep to. */
  private static final double AIM = 0.2;

  /** Rates that the measured ones must keep to. */
  public Targets(double falsePositiveRate, double falseNegativeRate) {
    this(falsePositiveRate, falseNegativeRate, Guarantee.ESTIMATE);
  }

  public Targets {
    Objects.requireNonNull(guarantee, "guarantee");
    requireRate("false-positive rate", falsePositiveRate);
    requireRate("false-negative rate", falseNegativeRate);
  }

  public Targets withGuarantee(Guarantee newGuarantee) {
    return new Targets(falsePositiveRate, falseNegativeRate, newGuarantee);
  }

  /**
   * The rates that plans are chosen for. A plan whose rate is just what is allowed is never shown
   * to keep to it, however many windows are looked at; one that makes a fifth of the errors is, on
   * two to three times the windows that it takes without any.
   */
  public Targets aim() {
    return guarantee == Guarantee.ESTIMATE
        ? this
        : new Targets(AIM * falsePositiveRate, AIM * falseNegativeRate, guarantee);
  }

  private static void requireRate(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the %s is a share from 0 to 1 such as 0.01, not %s".formatted(name, rate));
    }
  }
}
