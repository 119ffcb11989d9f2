package io.noscope.spark.read;

import io.noscope.spark.task.Stretch;
import io.noscope.store.SegmentLabels;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameChoice;
import io.noscope.video.Segment;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A segment that an earlier run has labelled.
 *
 * @param labels for each query
 * @param shown frames, from 0 at the segment's first, whose pixels are wanted
 */
record RememberedSegment(List<SegmentLabels> labels, BitSet shown) {
  /**
   * What is to be decoded for the pixels; nothing where none are wanted.
   *
   * @param options of reading pictures that no cascade looks at
   */
  Optional<Stretch> stretch(Segment segment, DecodeOptions options) {
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    int first = shown.nextSetBit(0);
    int end = shown.length();
    // Segments that are shown from end to end go on where the one before ends.
    boolean whole = first == 0 && end == segment.frames();
    long start = segment.firstFrame();
    return Optional.of(
        new Stretch(
            segment,
            whole ? FrameChoice.ALL : FrameChoice.ALL.frames(start + first, start + end),
            options));
  }
}
