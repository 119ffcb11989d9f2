package io.noscope.spark.files;

import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;

/**
 * One fixed view and its recordings.
 *
 * @param name as set, or as the folders of the files say
 * @param videos in timeline order, which is that of their paths; at least one
 */
public record Camera(String name, List<VideoInfo> videos) implements Serializable {
  private static final String COLUMN = "/camera=";

  public Camera {
    videos = List.copyOf(videos);
    if (videos.isEmpty()) {
      throw new IllegalArgumentException("camera " + name + " has no videos");
    }
  }

  /**
   * The camera of a file: as set, or as a folder above it says, {@code camera=lobby}, or the name
   * of the folder that it lies in.
   */
  public static String name(VideoFile file, Optional<String> set) {
    return set.orElseGet(() -> name(file.path()));
  }

  /** Of text alone: a listing has very many files. */
  private static String name(String path) {
    int column = path.lastIndexOf(COLUMN);
    int end = path.indexOf('/', column + 1);
    return column >= 0 && end >= 0
        ? ExternalCatalogUtils.unescapePathName(path.substring(column + COLUMN.length(), end))
        : new Path(path).getParent().getName();
  }

  /** How errors are counted, at the rate of the first video. */
  public WindowRule windows(Targets targets) {
    return targets.windows(videos.get(0).framesPerSecond());
  }

  /** Frames in all videos together. */
  public long frames() {
    return videos.stream().mapToLong(VideoInfo::frames).sum();
  }
}
