package io.noscope.spark.regions;

import io.noscope.label.EditDistance;
import io.noscope.label.Point;
import io.noscope.label.Polygon;
import io.noscope.label.Region;
import io.noscope.spark.files.Camera;
import io.noscope.video.ImageSize;
import io.noscope.video.VideoInfo;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * A file of regions and masks, by camera.
 *
 * @param path where it is
 * @param cameras by name
 * @param sizes of the frames that the points were drawn on, of cameras of which the file says it
 */
public record RegionsFile(
    String path, SortedMap<String, CameraRegions> cameras, SortedMap<String, ImageSize> sizes)
    implements Serializable {
  /** No file. */
  static final RegionsFile NONE = new RegionsFile("", new TreeMap<>(), new TreeMap<>());

  /** A file of regions is written by hand or by a drawing program; anything else is much longer. */
  private static final int MOST_BYTES = 16 << 20;

  public RegionsFile {
    cameras = new TreeMap<>(cameras);
    sizes = new TreeMap<>(sizes);
  }

  /**
   * Reads a file.
   *
   * @param path on any Hadoop file system
   * @throws IllegalArgumentException where it does not say what it should; names file, camera,
   *     value and remedy
   * @throws IOException where it cannot be read
   */
  public static RegionsFile read(String path, Configuration hadoop) throws IOException {
    Path file = new Path(path);
    byte[] json;
    try (FSDataInputStream in = file.getFileSystem(hadoop).open(file)) {
      json = in.readNBytes(MOST_BYTES + 1);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(
          "there is no file of regions %s; noscope regions VIDEO... prints one to start from"
              .formatted(path),
          e);
    }
    if (json.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "%s is no file of regions: it is longer than 16 MB".formatted(path));
    }
    return RegionsJson.read(path, json);
  }

  /** Whether a camera has a region of this name. */
  public boolean has(String camera, String name) {
    return cameras.containsKey(camera) && cameras.get(camera).regions().containsKey(name);
  }

  /**
   * A region of a camera.
   *
   * @throws IllegalArgumentException where there is none; names those that there are
   */
  public Region region(String camera, String name) {
    CameraRegions of = cameras.get(camera);
    if (of == null) {
      throw new IllegalArgumentException(
          "%s says nothing of camera '%s', which is asked about its region '%s'; the cameras in it: %s"
              .formatted(path, camera, name, names(cameras.keySet())));
    }
    Region region = of.regions().get(name);
    if (region == null) {
      throw new IllegalArgumentException(
          "%s: camera '%s' has no region '%s'; its regions: %s%s"
              .formatted(
                  path, camera, name, names(of.regions().keySet()), nearest(name, of.regions())));
    }
    return region;
  }

  private static String names(Collection<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static String nearest(String name, Map<String, Region> regions) {
    return EditDistance.nearest(name, regions.keySet())
        .map(known -> "; the nearest is '" + known + "'")
        .orElse("");
  }

  /** Where a camera's motion does not count; nowhere where the file says nothing. */
  public List<Polygon> ignoreMotion(String camera) {
    return cameras.containsKey(camera) ? cameras.get(camera).ignoreMotion() : List.of();
  }

  /**
   * Sees whether what the file says of a camera fits its frames.
   *
   * @param frame their size, upright
   * @param video one of the camera's
   * @throws IllegalArgumentException naming the first thing that does not
   */
  void requireFits(String camera, ImageSize frame, String video) {
    CameraRegions of = cameras.get(camera);
    if (of == null) {
      return;
    }
    ImageSize drawn = sizes.getOrDefault(camera, frame);
    if (!drawn.equals(frame)) {
      throw new IllegalArgumentException(
          "%s: camera '%s' has the size %s, but the frames of %s have %s: draw its regions on these"
              .formatted(path, camera, drawn, video, frame));
    }
    requireInside(camera, frame, "of " + video);
  }

  /** {@link #requireFits(String, ImageSize, String)} of the first of its videos. */
  public void requireFits(Camera camera) {
    VideoInfo video = camera.videos().get(0);
    requireFits(camera.name(), new ImageSize(video.width(), video.height()), video.file().path());
  }

  /** Of a camera of which the file says how large its frames are. */
  void requireInside(String camera) {
    if (sizes.containsKey(camera)) {
      requireInside(camera, sizes.get(camera), "as its size says");
    }
  }

  private void requireInside(String camera, ImageSize frame, String whose) {
    CameraRegions of = cameras.get(camera);
    of.regions()
        .forEach(
            (name, region) ->
                requireInside(
                    region.polygons(),
                    frame,
                    "camera '%s', region '%s'".formatted(camera, name),
                    whose));
    requireInside(
        of.ignoreMotion(),
        frame,
        "camera '%s', %s".formatted(camera, RegionsJson.IGNORE_MOTION),
        whose);
  }

  /** Points may lie on the frame's edges: those are where the last pixels end. */
  private void requireInside(List<Polygon> polygons, ImageSize frame, String where, String whose) {
    for (Polygon polygon : polygons) {
      for (Point point : polygon.points()) {
        if (point.x() > frame.width() || point.y() > frame.height()) {
          throw new IllegalArgumentException(
              ("%s: %s: the point %s lies outside the frame %s, where points run from 0,0 to %d,%d;"
                      + " noscope regions --draw shows what is where")
                  .formatted(path, where, point, whose, frame.width(), frame.height()));
        }
      }
    }
  }
}
