package io.noscope.detect;

import java.io.Serializable;

/**
 * A difference detector as data.
 *
 * @param spec which one
 * @param referenceImage the average empty view, {@code side * side * 3} BGR bytes; empty against an
 *     earlier frame
 * @param weights for {@code BLOCKED} 100 weights of the grid's blocks, row by row, and the bias;
 *     empty otherwise
 */
public record DifferenceDetector(DifferenceSpec spec, byte[] referenceImage, float[] weights)
    implements Serializable {
  /** Makes it ready to score. */
  public DifferenceScorer open() {
    return new DifferenceScorer(this);
  }
}
