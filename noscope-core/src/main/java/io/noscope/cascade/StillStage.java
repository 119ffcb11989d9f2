package io.noscope.cascade;

import java.io.Serializable;
import java.util.Locale;

/**
 * The difference detector that needs no decoding: a group of pictures whose packets are small shows
 * what its first frame shows, so that one is examined and the others take its label.
 *
 * @param threshold groups with less {@link io.noscope.video.FrameSource#motion} are still
 */
public record StillStage(double threshold) implements Serializable {
  public StillStage {
    if (!(threshold > 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException(
          "motion is compared with a number of bytes above 0, not " + threshold);
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "still groups < %.4g", threshold);
  }
}
