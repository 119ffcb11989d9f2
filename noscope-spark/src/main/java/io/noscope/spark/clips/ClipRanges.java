package io.noscope.spark.clips;

import io.noscope.video.ClipRange;
import java.util.ArrayList;
import java.util.List;

/** Joins the frames of one video, told in ascending order, to the ranges that clips show. */
final class ClipRanges {
  // Sums of decimal fractions of a second are off by less.
  private static final double ROUNDING = 1e-6;

  private final double reach;
  private final double padding;
  private final List<ClipRange> ended = new ArrayList<>();
  private boolean open;
  private long first;
  private long last;
  private double end;

  /**
   * No frames yet.
   *
   * @param reach how many seconds apart frames of one clip may be; neighbours always join
   * @param padding seconds that clips show around their frames
   */
  ClipRanges(double reach, double padding) {
    this.reach = reach;
    this.padding = padding;
  }

  /** Adds the next frame, or the last one once more. */
  void add(long frame, double seconds) {
    if (open && frame > last + 1 && seconds - end > reach + ROUNDING) {
      ended.add(range());
      open = false;
    }
    if (!open) {
      open = true;
      first = frame;
    }
    last = frame;
    end = seconds;
  }

  /** The ranges of all frames so far, in order. */
  List<ClipRange> all() {
    List<ClipRange> all = new ArrayList<>(ended);
    if (open) {
      all.add(range());
    }
    return all;
  }

  private ClipRange range() {
    return new ClipRange(first, last, padding);
  }
}
