package io.noscope.detect;

import java.io.Serializable;

/**
 * A difference detector as data, ready to score: larger means more changed.
 *
 * @param spec which one
 * @param referenceImage the average empty view, {@code side * side * 3} BGR bytes; empty against an
 *     earlier frame
 * @param weights for {@code BLOCKED} 100 weights of the grid's blocks, row by row, and the bias;
 *     empty otherwise
 */
public record DifferenceDetector(DifferenceSpec spec, byte[] referenceImage, float[] weights)
    implements Serializable {
  /**
   * How much a view differs from a baseline view, both {@code side * side * 3} bytes.
   *
   * @return mean squared error per byte, or the logit of the blocked regression
   */
  public double score(byte[] view, byte[] baseline) {
    return switch (spec.metric()) {
      case GLOBAL -> Differences.meanSquaredError(view, baseline);
      case GLOBAL_GAIN_BLIND -> Differences.gainBlindError(view, baseline);
      case BLOCKED -> Differences.blockedLogit(view, baseline, spec.side(), weights);
    };
  }
}
