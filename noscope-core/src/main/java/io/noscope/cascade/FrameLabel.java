package io.noscope.cascade;

import io.noscope.label.Detection;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import java.util.List;
import java.util.Optional;

/**
 * The answer for one frame.
 *
 * @param frame number in the file
 * @param pts presentation time in the stream's time base
 * @param seconds presentation time in seconds since frame 0
 * @param keyframe whether the frame is a keyframe
 * @param present whether the class is present
 * @param stage what decided
 * @param detections what the reference detector found, where it was asked anew; else empty
 * @param pixels the frame itself where the caller asked to keep frames; the caller closes it
 */
public record FrameLabel(
    long frame,
    long pts,
    double seconds,
    boolean keyframe,
    boolean present,
    Stage stage,
    Optional<List<Detection>> detections,
    Optional<HeldFrame> pixels) {
  /** A source's current frame where no class is asked for. */
  public static FrameLabel unasked(FrameSource source) {
    return new FrameLabel(
        source.number(),
        source.pts(),
        source.seconds(),
        source.keyframe(),
        true,
        Stage.SKIPPED,
        Optional.empty(),
        Optional.empty());
  }

  /** The same answer with the frame's pixels, if any. */
  public FrameLabel with(Optional<HeldFrame> held) {
    return new FrameLabel(frame, pts, seconds, keyframe, present, stage, detections, held);
  }
}
