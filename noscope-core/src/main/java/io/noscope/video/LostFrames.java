package io.noscope.video;

import java.util.ArrayList;
import java.util.List;

/** Frames that should have come out of a decoder and did not, as runs of numbers. */
final class LostFrames {
  private final List<FrameGap> gaps = new ArrayList<>();
  private long count;

  /** Adds one, in rising order. */
  void add(long frame) {
    add(frame, 1);
  }

  /** Adds some that follow each other. */
  void add(long first, long frames) {
    if (frames <= 0) {
      return;
    }
    count += frames;
    FrameGap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
    if (last != null && last.firstFrame() + last.frames() == first) {
      gaps.set(gaps.size() - 1, new FrameGap(last.firstFrame(), last.frames() + frames));
    } else {
      gaps.add(new FrameGap(first, frames));
    }
  }

  long count() {
    return count;
  }

  List<FrameGap> gaps() {
    return List.copyOf(gaps);
  }
}
