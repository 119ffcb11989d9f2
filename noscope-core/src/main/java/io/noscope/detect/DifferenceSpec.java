package io.noscope.detect;

import io.noscope.video.SmallView;
import java.io.Serializable;
import java.util.Objects;

/**
 * Which difference detector (Kang et al. 2017, section 5).
 *
 * @param metric how two views are compared
 * @param baseline what a frame is compared with
 * @param side side of the views in pixels, 50 or 100
 * @param lag frames back to the earlier frame; 0 against the reference image
 */
public record DifferenceSpec(Metric metric, Baseline baseline, int side, int lag)
    implements Serializable {
  /** How two views are compared. */
  public enum Metric {
    /** Mean squared error over the whole view. */
    GLOBAL,
    /** The same after removing a global gain: blind to a lamp or clouds. */
    GLOBAL_GAIN_BLIND,
    /** Mean squared errors on a 10x10 grid, weighed by logistic regression. */
    BLOCKED
  }

  /** What a frame is compared with. */
  public enum Baseline {
    /** The average of frames that the reference detector called empty: unchanged means absent. */
    REFERENCE_IMAGE,
    /** The frame {@code lag} frames earlier: unchanged means that frame's label. */
    EARLIER_FRAME
  }

  public DifferenceSpec {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(baseline, "baseline");
    if (side != SmallView.SMALL && side != SmallView.LARGE) {
      throw new IllegalArgumentException("views have a side of 50 or 100, not " + side);
    }
    if ((baseline == Baseline.EARLIER_FRAME) != (lag > 0)) {
      throw new IllegalArgumentException("lag %d against %s".formatted(lag, baseline));
    }
  }

  /** Such as {@code blocked-50-earlier-10}. */
  @Override
  public String toString() {
    String name = metric.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + side;
    return baseline == Baseline.REFERENCE_IMAGE ? name + "-reference" : name + "-earlier-" + lag;
  }
}
