package io.noscope.spark.files;

import io.noscope.label.WindowRule;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.List;

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

  /** Windows of one second at the rate of the first video. */
  public WindowRule windows() {
    return WindowRule.ofOneSecond(videos.get(0).framesPerSecond());
  }

  /** Frames in all videos together. */
  public long frames() {
    return videos.stream().mapToLong(VideoInfo::frames).sum();
  }
}
