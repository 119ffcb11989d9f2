package io.noscope.spark.train;

import io.noscope.optimize.FrameMotion;
import io.noscope.video.FrameSource;
import java.util.ArrayList;
import java.util.List;

/** Takes down what packets tell of frames, frame by frame. */
final class MotionLog {
  private final List<Boolean> leads = new ArrayList<>();
  private final List<Double> motion = new ArrayList<>();
  private final List<Boolean> disposable = new ArrayList<>();

  /** Adds the source's current frame. */
  void add(FrameSource source) {
    leads.add(source.keyframe());
    motion.add(source.motion());
    disposable.add(source.disposable());
  }

  /** Groups of pictures that begin among the frames. */
  int groups() {
    return (int) leads.stream().filter(lead -> lead).count();
  }

  FrameMotion frames() {
    return new FrameMotion(
        array(leads),
        motion.stream().mapToDouble(Double::doubleValue).toArray(),
        array(disposable));
  }

  private static boolean[] array(List<Boolean> flags) {
    boolean[] array = new boolean[flags.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = flags.get(i);
    }
    return array;
  }
}
