package io.noscope.video;

import java.io.Serializable;

/**
 * Which frames of a video a clip shows: those of a run, and those around it.
 *
 * @param firstFrame number of the run's first frame
 * @param lastFrame number of the run's last frame
 * @param startSeconds when the first frame is shown, in seconds since frame 0
 * @param padding seconds before the first and after the last frame that are shown as well, as far
 *     as there are any
 */
public record ClipRange(long firstFrame, long lastFrame, double startSeconds, double padding)
    implements Serializable {
  public ClipRange {
    if (firstFrame < 0 || lastFrame < firstFrame) {
      throw new IllegalArgumentException(
          "frames %d to %d are not a run".formatted(firstFrame, lastFrame));
    }
    if (!Double.isFinite(startSeconds) || !(padding >= 0)) {
      throw new IllegalArgumentException(
          "from second %f on, with %f seconds around it".formatted(startSeconds, padding));
    }
  }

  /** Whether the run has this frame. */
  boolean holds(long frame) {
    return frame >= firstFrame && frame <= lastFrame;
  }
}
