package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import io.noscope.spark.files.Slice;
import io.noscope.video.FrameChoice;
import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What an index tells of the wanted frames of a slice, of which there is one or more.
 *
 * @param count how many
 * @param first the first; its time is exact where it is the first of the slice
 * @param last the last; its time is exact where it is the last of the file, and that of an earlier
 *     frame of the slice elsewhere
 */
record IndexedFrames(long count, FrameLabel first, FrameLabel last) {
  /** One frame. */
  static IndexedFrames of(FrameLabel frame) {
    return new IndexedFrames(1, frame, frame);
  }

  /** The wanted frames of a slice; empty where there are none. */
  static Optional<IndexedFrames> of(Slice slice, WantedRows rows, FrameTest test) {
    FrameChoice choice = rows.choice();
    Segment segment = slice.segment();
    long from = Math.max(segment.firstFrame(), choice.firstFrame());
    long end = Math.min(segment.endFrame(), choice.endFrame());
    long step = choice.step();
    long first = Math.floorDiv(from + step - 1, step) * step;
    if (from >= end || first >= end) {
      return Optional.empty();
    }
    UTF8String camera = UTF8String.fromString(slice.camera());
    if (!rows.filter().needsOnlyFiles()) {
      return filtered(slice, camera, test, first, end, step);
    }
    FrameLabel start = frame(slice, first);
    long steps = (end - 1 - first) / step;
    return test.keeps(slice.video(), camera, start)
        ? Optional.of(new IndexedFrames(steps + 1, start, frame(slice, first + steps * step)))
        : Optional.empty();
  }

  private static Optional<IndexedFrames> filtered(
      Slice slice, UTF8String camera, FrameTest test, long first, long end, long step) {
    long count = 0;
    FrameLabel lowest = null;
    FrameLabel highest = null;
    for (long number = first; number < end; number += step) {
      FrameLabel frame = frame(slice, number);
      if (test.keeps(slice.video(), camera, frame)) {
        lowest = count == 0 ? frame : lowest;
        highest = frame;
        count++;
      }
    }
    return count == 0 ? Optional.empty() : Optional.of(new IndexedFrames(count, lowest, highest));
  }

  private static FrameLabel frame(Slice slice, long number) {
    VideoInfo video = slice.video();
    boolean last = number == video.frames() - 1 && number > slice.segment().firstFrame();
    long pts = last ? video.times().last() : slice.segment().firstPts();
    return new FrameLabel(
        number,
        pts,
        video.times().seconds(pts),
        video.isKeyframe(number),
        true,
        Stage.SKIPPED,
        FrameLabel.NO_SCORE,
        Optional.empty());
  }
}
