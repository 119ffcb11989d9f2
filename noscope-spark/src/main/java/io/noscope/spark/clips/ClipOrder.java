package io.noscope.spark.clips;

import io.noscope.video.ClipRange;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.Objects;
import org.apache.hadoop.fs.Path;

/**
 * A clip to cut.
 *
 * @param path of its video, as the rows spell it
 * @param camera that the video comes from; null where the rows do not say
 * @param range the frames that it shows
 * @param video what the file's headers tell; null where they cannot be read
 * @param problem why they cannot be read; null where they can
 */
record ClipOrder(String path, String camera, ClipRange range, VideoInfo video, String problem)
    implements Serializable {
  ClipOrder {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(range, "range");
    if ((video == null) == (problem == null)) {
      throw new IllegalArgumentException(path + ": either it can be read or there is a problem");
    }
  }

  /** The camera, or the folder that the video lies in. */
  String view() {
    Path folder = new Path(path).getParent();
    if (camera != null) {
      return camera;
    }
    return folder == null ? "" : folder.getName();
  }
}
