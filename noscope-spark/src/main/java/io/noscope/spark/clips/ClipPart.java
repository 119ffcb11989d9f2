package io.noscope.spark.clips;

import io.noscope.video.ClipRange;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a clip shows of one file.
 *
 * @param path of the video, as the rows spell it
 * @param range the frames
 * @param video what the file's headers tell; null where they cannot be read
 * @param problem why they cannot be read; null where they can
 */
record ClipPart(String path, ClipRange range, VideoInfo video, String problem)
    implements Serializable {
  ClipPart {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(range, "range");
    if ((video == null) == (problem == null)) {
      throw new IllegalArgumentException(path + ": either it can be read or there is a problem");
    }
  }
}
