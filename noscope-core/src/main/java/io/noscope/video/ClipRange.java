package io.noscope.video;

import java.io.Serializable;

/**
 * Which frames of a video a clip shows: those of a run, and those around it.
 *
 * @param firstFrame number of the run's first frame
 * @param lastFrame number of the run's last frame
 * @param padding seconds before the first and after the last frame that are shown as well, as far
 *     as there are any
 */
public record ClipRange(long firstFrame, long lastFrame, double padding) implements Serializable {
  public ClipRange {
    if (firstFrame < 0 || lastFrame < firstFrame || !(padding >= 0)) {
      throw new IllegalArgumentException(
          "frames %d to %d with %f seconds around them are not a clip"
              .formatted(firstFrame, lastFrame, padding));
    }
  }

  /** Whether the run has this frame. */
  boolean holds(long frame) {
    return frame >= firstFrame && frame <= lastFrame;
  }
}
