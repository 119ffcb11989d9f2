package io.noscope.optimize;

import io.noscope.label.ErrorBound;
import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Targets;
import java.util.OptionalLong;

/**
 * What is known of a plan's two rates. An estimate takes at least one window of either kind, since
 * a rate over none says nothing; a bound takes as many as it is to keep to its target.
 *
 * @param targets what was asked for
 * @param measured on windows that nothing was fitted to
 * @param confidence of the bounds
 */
public record Evidence(Targets targets, ErrorRates measured, double confidence) {
  /** Whether as much is known of both rates as was asked for. */
  public boolean suffices() {
    return estimates()
        ? measured.negatives() > 0 && measured.positives() > 0
        : measured.boundsKeepTo(targets, confidence);
  }

  /** Negative windows that it takes if errors stay as rare; empty where none are enough. */
  public OptionalLong negatives() {
    return windows(targets.falsePositiveRate(), measured.falsePositives(), measured.negatives());
  }

  /** Positive windows that it takes if errors stay as rare; empty where none are enough. */
  public OptionalLong positives() {
    return windows(targets.falseNegativeRate(), measured.falseNegatives(), measured.positives());
  }

  private OptionalLong windows(double rate, long errors, long windows) {
    return estimates()
        ? OptionalLong.of(1)
        : ErrorBound.windowsFor(rate, errors, windows, confidence);
  }

  private boolean estimates() {
    return targets.guarantee() == Guarantee.ESTIMATE;
  }
}
