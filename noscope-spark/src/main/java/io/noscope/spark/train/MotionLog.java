package io.noscope.spark.train;

import io.noscope.optimize.FrameMotion;
import io.noscope.video.FrameSource;
import java.util.ArrayList;
import java.util.List;

/** Takes down how much moves, frame by frame. */
final class MotionLog {
  private final List<Boolean> leads = new ArrayList<>();
  private final List<Double> motion = new ArrayList<>();

  /** Adds the source's current frame. */
  void add(FrameSource source) {
    leads.add(source.keyframe());
    motion.add(source.motion());
  }

  /** Whether there are frames, and it is known of all of them. */
  boolean isKnown() {
    return !motion.isEmpty() && motion.stream().allMatch(Double::isFinite);
  }

  /** Groups of pictures that begin among the frames. */
  int groups() {
    return (int) leads.stream().filter(lead -> lead).count();
  }

  FrameMotion frames() {
    boolean[] first = new boolean[leads.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = leads.get(i);
    }
    return new FrameMotion(first, motion.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
