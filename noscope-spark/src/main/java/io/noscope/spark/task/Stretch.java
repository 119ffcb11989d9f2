package io.noscope.spark.task;

import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameChoice;
import io.noscope.video.Segment;

/**
 * A segment that is to be decoded.
 *
 * @param segment the segment
 * @param choice which of its frames to give out
 * @param options how to decode them
 */
public record Stretch(Segment segment, FrameChoice choice, DecodeOptions options) {
  /** Whether one decoding can give this one and then another. */
  boolean goesOnWith(Stretch next) {
    return segment.endFrame() == next.segment.firstFrame()
        && choice.equals(next.choice)
        && options.equals(next.options);
  }
}
