package io.noscope.video;

import java.io.Serializable;

/**
 * When the frames of a video are shown.
 *
 * @param first presentation time of frame 0 in the stream's time base
 * @param last presentation time of the last frame
 * @param secondsPerTick the stream's time base
 * @param framesPerSecond mean rate
 * @param unique whether the headers give each frame a presentation time of its own; frames of a
 *     file without are numbered by counting, so it is one segment
 * @param even whether the time of a frame tells its number: all lie where the mean rate puts them,
 *     give or take less than half a frame
 */
public record FrameTimes(
    long first,
    long last,
    double secondsPerTick,
    double framesPerSecond,
    boolean unique,
    boolean even)
    implements Serializable {
  public FrameTimes {
    if (last < first || !(secondsPerTick > 0) || !(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "frames from %d to %d of %f seconds, %f a second"
              .formatted(first, last, secondsPerTick, framesPerSecond));
    }
  }

  /** Seconds from frame 0 to this time. */
  public double seconds(long pts) {
    return (pts - first) * secondsPerTick;
  }

  /** Number of the frame that is shown at this time, where times are {@link #even}. */
  public long number(long pts) {
    return Math.round((pts - first) * secondsPerTick * framesPerSecond);
  }
}
