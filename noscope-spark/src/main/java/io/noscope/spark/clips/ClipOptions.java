package io.noscope.spark.clips;

import java.io.Serializable;

/**
 * What becomes a clip, and how it is shown.
 *
 * @param mergeGap frames of a video that are at most this many seconds apart go into one clip,
 *     together with all between them
 * @param padding seconds before the first and after the last frame that a clip shows as well, as
 *     far as its video goes; clips that overlap by it are joined
 * @param width of clips in pixels, to which the height follows; 0 for that of their videos
 */
public record ClipOptions(double mergeGap, double padding, int width) implements Serializable {
  /** Gaps of half a second are bridged, nothing is shown around, size is that of the video. */
  public static final ClipOptions DEFAULT = new ClipOptions(0.5, 0, 0);

  public ClipOptions {
    requireSeconds("mergeGap", mergeGap);
    requireSeconds("padding", padding);
    if (width < 0) {
      throw new IllegalArgumentException(
          "width is " + width + "; it is in pixels, or 0 for that of the video");
    }
  }

  private static void requireSeconds(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is " + value + "; it is in seconds, 0 or more");
    }
  }

  /** These, with gaps of so many seconds bridged. */
  public ClipOptions mergeGap(double seconds) {
    return new ClipOptions(seconds, padding, width);
  }

  /** These, with so many seconds shown around. */
  public ClipOptions padding(double seconds) {
    return new ClipOptions(mergeGap, seconds, width);
  }

  /** These, with clips so many pixels wide. */
  public ClipOptions width(int pixels) {
    return new ClipOptions(mergeGap, padding, pixels);
  }

  /** How many seconds apart the frames of one clip may be at most. */
  double reach() {
    return Math.max(mergeGap, 2 * padding);
  }
}
