package io.noscope.cascade;

import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
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
 * @param score how sure who decided is of the class, in [0, 1]: the reference detector's best
 *     score, or the model's probability; that of the frame whose label this one took; {@link
 *     #NO_SCORE} where the frame looks like the empty view
 * @param pixels the frame itself where the caller asked to keep frames; the caller closes it
 */
public record FrameLabel(
    long frame,
    long pts,
    double seconds,
    boolean keyframe,
    boolean present,
    Stage stage,
    float score,
    Optional<HeldFrame> pixels) {
  /** Not a number: nobody gave a score. */
  public static final float NO_SCORE = Float.NaN;

  /** A source's current frame where no class is asked for. */
  public static FrameLabel unasked(FrameSource source) {
    return new FrameLabel(
        source.number(),
        source.pts(),
        source.seconds(),
        source.keyframe(),
        true,
        Stage.SKIPPED,
        NO_SCORE,
        Optional.empty());
  }

  /** The same answer with the frame's pixels, if any. */
  public FrameLabel with(Optional<HeldFrame> held) {
    return new FrameLabel(frame, pts, seconds, keyframe, present, stage, score, held);
  }
}
