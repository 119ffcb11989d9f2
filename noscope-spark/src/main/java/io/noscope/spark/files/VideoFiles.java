package io.noscope.spark.files;

import io.noscope.video.VideoFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists the files that paths name: files, folders and glob patterns of any Hadoop file system. */
public final class VideoFiles {
  private VideoFiles() {}

  /**
   * Every file once, sorted by path. Names that begin with a dot or an underscore are passed over
   * in folders, as Spark's file sources do.
   *
   * @throws FileNotFoundException for a path that names nothing
   */
  public static List<VideoFile> list(List<String> paths, Configuration hadoop) throws IOException {
    List<VideoFile> files = new ArrayList<>();
    for (String path : paths) {
      Path pattern = new Path(path);
      FileSystem fs = pattern.getFileSystem(hadoop);
      FileStatus[] found = fs.globStatus(pattern);
      if (found == null || found.length == 0) {
        throw new FileNotFoundException(path + ": no such file, folder or pattern");
      }
      for (FileStatus status : found) {
        if (status.isDirectory()) {
          addFolder(fs, status.getPath(), files);
        } else {
          files.add(video(status));
        }
      }
    }
    return files.stream().distinct().sorted(Comparator.comparing(VideoFile::path)).toList();
  }

  private static void addFolder(FileSystem fs, Path folder, List<VideoFile> files)
      throws IOException {
    for (FileStatus status : fs.listStatus(folder)) {
      String name = status.getPath().getName();
      if (status.isFile() && !name.startsWith(".") && !name.startsWith("_")) {
        files.add(video(status));
      }
    }
  }

  private static VideoFile video(FileStatus status) {
    return new VideoFile(
        status.getPath().toString(), status.getLen(), status.getModificationTime());
  }
}
