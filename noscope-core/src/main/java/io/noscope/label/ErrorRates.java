package io.noscope.label;

import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Errors of a labelling against the reference detector, counted in windows.
 *
 * @param falsePositives reference-negative windows that were called positive
 * @param negatives reference-negative windows
 * @param falseNegatives reference-positive windows that were called negative
 * @param positives reference-positive windows
 */
public record ErrorRates(long falsePositives, long negatives, long falseNegatives, long positives)
    implements Serializable {
  /** No windows at all: the neutral element of {@link #plus}. */
  public static final ErrorRates NONE = new ErrorRates(0, 0, 0, 0);

  /** Of bounds, unless another is asked for. */
  public static final double CONFIDENCE = 0.95;

  public ErrorRates {
    if (falsePositives < 0 || falsePositives > negatives) {
      throw new IllegalArgumentException(falsePositives + " false positives of " + negatives);
    }
    if (falseNegatives < 0 || falseNegatives > positives) {
      throw new IllegalArgumentException(falseNegatives + " false negatives of " + positives);
    }
  }

  /** Compares window labels, both arrays of one length. */
  public static ErrorRates compare(boolean[] reference, boolean[] labels) {
    if (reference.length != labels.length) {
      throw new IllegalArgumentException(
          "%d reference labels against %d".formatted(reference.length, labels.length));
    }
    long falsePositives = 0;
    long falseNegatives = 0;
    long positives = 0;
    for (int i = 0; i < reference.length; i++) {
      positives += reference[i] ? 1 : 0;
      falsePositives += !reference[i] && labels[i] ? 1 : 0;
      falseNegatives += reference[i] && !labels[i] ? 1 : 0;
    }
    return new ErrorRates(falsePositives, reference.length - positives, falseNegatives, positives);
  }

  public ErrorRates plus(ErrorRates other) {
    return new ErrorRates(
        falsePositives + other.falsePositives,
        negatives + other.negatives,
        falseNegatives + other.falseNegatives,
        positives + other.positives);
  }

  /** Share of negatives called positive; undefined over no negatives. */
  public OptionalDouble falsePositiveRate() {
    return rate(falsePositives, negatives);
  }

  /** Share of positives called negative; undefined over no positives. */
  public OptionalDouble falseNegativeRate() {
    return rate(falseNegatives, positives);
  }

  /** One-sided Clopper-Pearson upper bound of the false-positive rate; undefined as the rate. */
  public OptionalDouble falsePositiveBound(double confidence) {
    return bound(falsePositives, negatives, confidence);
  }

  /** One-sided Clopper-Pearson upper bound of the false-negative rate; undefined as the rate. */
  public OptionalDouble falseNegativeBound(double confidence) {
    return bound(falseNegatives, positives, confidence);
  }

  /** Whether both measured rates keep to the targets; an undefined rate does. */
  public boolean keepTo(Targets targets) {
    return falsePositiveRate().orElse(0) <= targets.falsePositiveRate()
        && falseNegativeRate().orElse(0) <= targets.falseNegativeRate();
  }

  /** Whether the bounds of both rates keep to the targets; those over no windows do not. */
  public boolean boundsKeepTo(Targets targets, double confidence) {
    return falsePositiveBound(confidence).orElse(1) <= targets.falsePositiveRate()
        && falseNegativeBound(confidence).orElse(1) <= targets.falseNegativeRate();
  }

  private static OptionalDouble rate(long errors, long windows) {
    return windows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) errors / windows);
  }

  private static OptionalDouble bound(long errors, long windows, double confidence) {
    return windows == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(ErrorBound.of((double) errors, windows, confidence));
  }

  /** Such as {@code FP 0.12% (4 of 3225, at most 0.3%), FN 0.53% (2 of 375, at most 1.7%)}. */
  @Override
  public String toString() {
    return describe(CONFIDENCE);
  }

  /** The same with bounds of another confidence. */
  public String describe(double confidence) {
    return "FP "
        + describe(falsePositives, negatives, confidence)
        + ", FN "
        + describe(falseNegatives, positives, confidence);
  }

  private static String describe(long errors, long windows, double confidence) {
    if (windows == 0) {
      return "undefined (no windows)";
    }
    return String.format(
        Locale.ROOT,
        "%.2f%% (%d of %d, at most %.1f%%)",
        100.0 * errors / windows,
        errors,
        windows,
        100 * ErrorBound.of((double) errors, windows, confidence));
  }
}
