package io.noscope.cascade;

import io.noscope.detect.DifferenceDetector;
import java.io.Serializable;
import java.util.Locale;

/**
 * A difference detector in a cascade.
 *
 * @param detector what compares
 * @param threshold scores strictly below mean unchanged
 */
public record DifferenceStage(DifferenceDetector detector, double threshold)
    implements Serializable {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s < %.4g", detector.spec(), threshold);
  }
}
