package io.noscope.label;

import java.io.Serializable;
import java.util.Objects;

/**
 * The error rates that a user allows against the reference detector, counted in windows.
 *
 * @param falsePositiveRate share of reference-negative windows that may be called positive, [0, 1]
 * @param falseNegativeRate share of reference-positive windows that may be called negative, [0, 1]
 * @param guarantee how sure a plan must be to keep to them
 * @param windowFrames length of a window; 0 for as many frames as a second has
 */
public record Targets(
    double falsePositiveRate, double falseNegativeRate, Guarantee guarantee, int windowFrames)
    implements Serializable {
  /** One per cent each, as estimated. */
  public static final Targets DEFAULT = new Targets(0.01, 0.01);

  /** What plans aim at, of the rates that their bounds must keep to. */
  private static final double AIM = 0.2;

  /** Rates that the measured ones must keep to. */
  public Targets(double falsePositiveRate, double falseNegativeRate) {
    this(falsePositiveRate, falseNegativeRate, Guarantee.ESTIMATE);
  }

  /** Rates that are counted in windows of one second. */
  public Targets(double falsePositiveRate, double falseNegativeRate, Guarantee guarantee) {
    this(falsePositiveRate, falseNegativeRate, guarantee, 0);
  }

  public Targets {
    Objects.requireNonNull(guarantee, "guarantee");
    requireRate("false-positive rate", falsePositiveRate);
    requireRate("false-negative rate", falseNegativeRate);
    if (windowFrames < 0) {
      throw new IllegalArgumentException(
          "a window has 1 frame or more, or 0 for those of one second, not " + windowFrames);
    }
  }

  public Targets withGuarantee(Guarantee newGuarantee) {
    return new Targets(falsePositiveRate, falseNegativeRate, newGuarantee, windowFrames);
  }

  /** The same rates, counted in windows of so many frames. */
  public Targets withWindowFrames(int frames) {
    return new Targets(falsePositiveRate, falseNegativeRate, guarantee, frames);
  }

  /** How errors are counted in video of a rate. */
  public WindowRule windows(double framesPerSecond) {
    return windowFrames == 0
        ? WindowRule.ofOneSecond(framesPerSecond)
        : new WindowRule(windowFrames);
  }

  /**
   * The rates that plans are chosen for. A plan whose rate is just what is allowed is never shown
   * to keep to it, however many windows are looked at; one that makes a fifth of the errors is, on
   * two to three times the windows that it takes without any.
   */
  public Targets aim() {
    return guarantee == Guarantee.ESTIMATE
        ? this
        : new Targets(AIM * falsePositiveRate, AIM * falseNegativeRate, guarantee, windowFrames);
  }

  private static void requireRate(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the %s is a share from 0 to 1 such as 0.01, not %s".formatted(name, rate));
    }
  }
}
