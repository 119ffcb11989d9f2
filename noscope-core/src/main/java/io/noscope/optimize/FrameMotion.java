package io.noscope.optimize;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How much moves in the groups of pictures of a segment's frames.
 *
 * @param leads for each frame whether it is the first of its group; not copied
 * @param motion for each frame its group's {@link io.noscope.video.FrameSource#motion}; not copied
 */
public record FrameMotion(boolean[] leads, double[] motion) implements Serializable {
  public FrameMotion {
    if (leads.length != motion.length) {
      throw new IllegalArgumentException(
          "%d frames of groups and %d of motion".formatted(leads.length, motion.length));
    }
  }

  /** Nothing is known. */
  static FrameMotion unknown(int frames) {
    double[] motion = new double[frames];
    Arrays.fill(motion, Double.POSITIVE_INFINITY);
    return new FrameMotion(new boolean[frames], motion);
  }
}
