package io.noscope.optimize;

import io.noscope.video.VideoFile;
import java.util.Objects;

/**
 * Labels of consecutive frames.
 *
 * @param file where they lie
 * @param firstFrame number of the first in the file
 * @param present for each frame whether the class is there; not copied
 */
public record LabelledRun(VideoFile file, long firstFrame, boolean[] present) {
  public LabelledRun {
    Objects.requireNonNull(file, "file");
    if (firstFrame < 0) {
      throw new IllegalArgumentException(
          "%s: frames are counted from 0, not %d".formatted(file.path(), firstFrame));
    }
  }
}
