package io.noscope.spark.train;

import io.noscope.optimize.Cost;
import io.noscope.optimize.DecodeCosts;
import java.io.Serializable;

/**
 * What labelling took.
 *
 * @param frames labelled
 * @param calls of them, those that the reference detector was run on; the rest was known
 * @param decodeNanos time in decoding, as {@link Stopwatch#ofThread} counts, and for the file
 * @param referencedNanos the same without the disposable frames
 * @param keyframes that were decoded by themselves
 * @param keyframeNanos time in that
 * @param viewNanos time in scaling to the small view, counted like that
 * @param referenceNanos time in the reference detector, full-size pixels included
 */
record LabelWork(
    long frames,
    long calls,
    long decodeNanos,
    long referencedNanos,
    long keyframes,
    long keyframeNanos,
    long viewNanos,
    long referenceNanos)
    implements Serializable {
  static final LabelWork NONE = new LabelWork(0, 0, 0, 0, 0, 0, 0, 0);

  LabelWork plus(LabelWork other) {
    return new LabelWork(
        frames + other.frames,
        calls + other.calls,
        decodeNanos + other.decodeNanos,
        referencedNanos + other.referencedNanos,
        keyframes + other.keyframes,
        keyframeNanos + other.keyframeNanos,
        viewNanos + other.viewNanos,
        referenceNanos + other.referenceNanos);
  }

  /** Without disposable frames it is for each frame, those included that are left out. */
  DecodeCosts decodeCosts() {
    return new DecodeCosts(
        cost(decodeNanos, frames), cost(referencedNanos, frames), cost(keyframeNanos, keyframes));
  }

  Cost view() {
    return cost(viewNanos, frames);
  }

  /** Undefined, and so 0 on no frames, where everything was known already. */
  Cost reference() {
    return cost(referenceNanos, calls);
  }

  private static Cost cost(long nanos, long frames) {
    return new Cost(frames == 0 ? 0 : nanos / 1e9 / frames, frames);
  }
}
