package io.noscope.spark.files;

import io.noscope.label.WindowRule;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * One fixed view and its recordings.
 *
 * @param name as set, or the name of the folder that the files lie in
 * @param videos in timeline order, which is that of their paths; at least one
 */
public record Camera(String name, List<VideoInfo> videos) implements Serializable {
  public Camera {
    videos = List.copyOf(videos);
    if (videos.isEmpty()) {
      throw new IllegalArgumentException("camera " + name + " has no videos");
    }
  }

  /** The camera of a file: as set, or the name of the folder that it lies in. */
  public static String name(VideoFile file, Optional<String> set) {
    return set.orElseGet(() -> new Path(file.path()).getParent().getName());
  }

  /** Windows of one second at the rate of the first video. */
  public WindowRule windows() {
    return WindowRule.ofOneSecond(videos.get(0).framesPerSecond());
  }

  /** Frames in all videos together. */
  public long frames() {
    return videos.stream().mapToLong(VideoInfo::frames).sum();
  }
}
