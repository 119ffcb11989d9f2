package io.noscope.optimize;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What the packets of a segment's frames tell: how much moves in their groups of pictures, and
 * which can be left out.
 *
 * @param leads for each frame whether it is the first of its group; not copied
 * @param motion for each frame its group's {@link io.noscope.video.FrameSource#motion}; not copied
 * @param disposable for each frame whether no other is predicted from it; not copied
 */
public record FrameMotion(boolean[] leads, double[] motion, boolean[] disposable)
    implements Serializable {
  public FrameMotion {
    if (leads.length != motion.length || leads.length != disposable.length) {
      throw new IllegalArgumentException(
          "%d frames of groups, %d of motion and %d disposable or not"
              .formatted(leads.length, motion.length, disposable.length));
    }
  }

  /** All frames are needed for others. */
  public FrameMotion(boolean[] leads, double[] motion) {
    this(leads, motion, new boolean[leads.length]);
  }

  /** Whether there are frames, and it is known how much moves in all of them. */
  public boolean isKnown() {
    return motion.length > 0 && Arrays.stream(motion).allMatch(Double::isFinite);
  }

  /** Whether some frame is disposable. */
  public boolean hasDisposable() {
    for (boolean one : disposable) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** Nothing is known. */
  static FrameMotion unknown(int frames) {
    double[] motion = new double[frames];
    Arrays.fill(motion, Double.POSITIVE_INFINITY);
    return new FrameMotion(new boolean[frames], motion);
  }
}
