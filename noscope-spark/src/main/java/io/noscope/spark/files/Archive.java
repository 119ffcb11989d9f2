package io.noscope.spark.files;

import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/**
 * What a read is about: probed files by camera, and those that could not be probed.
 *
 * @param cameras by name
 * @param bad files left out
 */
public record Archive(List<Camera> cameras, List<BadFile> bad) implements Serializable {
  public Archive {
    cameras = List.copyOf(cameras);
    bad = List.copyOf(bad);
  }

  /** Groups videos, in the order of their paths, by camera: all one camera where it is named. */
  static Archive of(List<VideoInfo> videos, List<BadFile> bad, Optional<String> camera) {
    Map<String, List<VideoInfo>> byCamera =
        videos.stream()
            .collect(
                Collectors.groupingBy(
                    video -> camera(video.file(), camera), TreeMap::new, Collectors.toList()));
    return new Archive(
        byCamera.entrySet().stream().map(e -> new Camera(e.getKey(), e.getValue())).toList(), bad);
  }

  /** Name of the camera that a file comes from: as set, or the folder of the file. */
  public static String camera(VideoFile file, Optional<String> set) {
    return set.orElseGet(() -> new Path(file.path()).getParent().getName());
  }

  /** All videos, camera by camera. */
  public List<VideoInfo> videos() {
    return cameras.stream().flatMap(camera -> camera.videos().stream()).toList();
  }

  /**
   * All segments in timeline order.
   *
   * @param segmentFrames least frames of a segment
   */
  public List<Slice> slices(int segmentFrames) {
    List<Slice> slices = new ArrayList<>();
    for (Camera camera : cameras) {
      for (VideoInfo video : camera.videos()) {
        video
            .segments(segmentFrames)
            .forEach(segment -> slices.add(new Slice(camera.name(), video, segment)));
      }
    }
    return slices;
  }

  /** Frames in all videos together. */
  public long frames() {
    return cameras.stream().mapToLong(Camera::frames).sum();
  }

  /** Length of all videos together. */
  public double seconds() {
    return videos().stream().mapToDouble(VideoInfo::seconds).sum();
  }
}
