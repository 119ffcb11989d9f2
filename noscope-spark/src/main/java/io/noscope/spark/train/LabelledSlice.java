package io.noscope.spark.train;

import io.noscope.optimize.FrameMotion;
import io.noscope.optimize.LabelledRun;
import io.noscope.optimize.LabelledSegment;
import io.noscope.spark.files.Slice;
import java.io.Serializable;

/**
 * A labelled slice as it comes back from a task, with what it took.
 *
 * @param slice its frames
 * @param present label of each frame
 * @param views view of 100x100x3 BGR bytes of each frame; none where only labels were to be kept
 * @param motion of each frame
 * @param work time and calls
 */
record LabelledSlice(
    Slice slice, boolean[] present, byte[][] views, FrameMotion motion, LabelWork work)
    implements Serializable {
  LabelledSegment segment() {
    return segment(views);
  }

  /** The same with other views of its frames. */
  LabelledSegment segment(byte[][] seen) {
    return new LabelledSegment(slice.video().file(), slice.segment(), present, seen, motion);
  }

  /** The labels alone. */
  LabelledRun run() {
    return new LabelledRun(slice.video().file(), slice.segment().firstFrame(), present);
  }
}
