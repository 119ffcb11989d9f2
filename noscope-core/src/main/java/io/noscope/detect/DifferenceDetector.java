package io.noscope.detect;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * A difference detector as data.
 *
 * @param spec which one
 * @param referenceImage the average empty view, {@code side * side * 3} BGR bytes, black where the
 *     mask is; empty against an earlier frame
 * @param weights for {@code BLOCKED} 100 weights of the grid's blocks, row by row, and the bias;
 *     empty otherwise
 * @param mask where it does not look, if anywhere
 */
public record DifferenceDetector(
    DifferenceSpec spec, byte[] referenceImage, float[] weights, Optional<MotionMask> mask)
    implements Serializable {
  public DifferenceDetector {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(mask, "mask");
  }

  /** One that looks at the whole view. */
  public DifferenceDetector(DifferenceSpec spec, byte[] referenceImage, float[] weights) {
    this(spec, referenceImage, weights, Optional.empty());
  }

  /** Makes it ready to score. */
  public DifferenceScorer open() {
    return new DifferenceScorer(this);
  }

  /** Optional does not serialize; this form does. */
  private Object writeReplace() {
    return new Wire(spec, referenceImage, weights, mask.orElse(null));
  }

  private record Wire(DifferenceSpec spec, byte[] referenceImage, float[] weights, MotionMask mask)
      implements Serializable {
    private Object readResolve() {
      return new DifferenceDetector(spec, referenceImage, weights, Optional.ofNullable(mask));
    }
  }
}
