package io.noscope.spark.train;

import io.noscope.optimize.Cost;
import io.noscope.optimize.DecodeCosts;
import java.io.Serializable;

/**
 * What decoding the same slices took, in nanoseconds.
 *
 * @param every with all frames
 * @param referenced without disposable frames
 * @param keyframe keyframes by themselves
 */
record DecodeTimes(long every, long referenced, long keyframe) implements Serializable {
  static final DecodeTimes NONE = new DecodeTimes(0, 0, 0);

  DecodeTimes plus(DecodeTimes other) {
    return new DecodeTimes(
        every + other.every, referenced + other.referenced, keyframe + other.keyframe);
  }

  /** Costs of decoding in another way that took these times where this way took those. */
  DecodeCosts instead(DecodeTimes those, DecodeCosts costs, long frames) {
    return new DecodeCosts(
        instead(costs.every(), every, those.every, frames),
        instead(costs.referenced(), referenced, those.referenced, frames),
        instead(costs.keyframe(), keyframe, those.keyframe, frames));
  }

  private static Cost instead(Cost cost, long nanos, long those, long frames) {
    return those == 0 ? cost : new Cost(cost.seconds() * nanos / those, frames);
  }
}
