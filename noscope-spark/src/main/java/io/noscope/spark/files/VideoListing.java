package io.noscope.spark.files;

import io.noscope.video.VideoFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;

/**
 * Which files a read is about.
 *
 * @param paths files, folders or patterns
 * @param options of the listing, as Spark's file sources spell them
 */
public record VideoListing(List<String> paths, Map<String, String> options) {
  public VideoListing {
    paths = List.copyOf(paths);
    options = Map.copyOf(options);
  }

  /**
   * The files, sorted by path; maybe none.
   *
   * @throws IllegalArgumentException when a path names nothing
   */
  public List<FileStatus> list(SparkSession spark) {
    try {
      return VideoFiles.list(spark, paths, options);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The files, sorted by path.
   *
   * @throws IllegalArgumentException when a path names nothing, or there is no file at all
   */
  public List<FileStatus> files(SparkSession spark) {
    List<FileStatus> files = list(spark);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", paths) + ": there is no file in there; name the folder of the videos");
    }
    return files;
  }

  /** The versions of the files, sorted by path. */
  public List<VideoFile> videos(SparkSession spark) {
    return files(spark).stream().map(VideoFiles::video).toList();
  }
}
