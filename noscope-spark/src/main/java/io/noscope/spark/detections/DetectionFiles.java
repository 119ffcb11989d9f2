package io.noscope.spark.detections;

import io.noscope.store.PathNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of a table of detections: plain Parquet, all in one folder, {@code
 * CAMERA@REFERENCE@NAME.parquet}. The columns lie in the files, so that no reader guesses at them
 * by the names of folders.
 *
 * @param folder of the table
 * @param reference id of the detector
 */
record DetectionFiles(String folder, String reference) {
  // No camera's or detector's name has it once it is a file's.
  private static final String SEPARATOR = "@";

  /**
   * Makes sure that a table can be there.
   *
   * @throws IOException when the folder holds others, which readers would take for parts of it
   */
  void require(Configuration hadoop) throws IOException {
    Path path = new Path(folder);
    FileSystem fs = path.getFileSystem(hadoop);
    for (FileStatus status : fs.exists(path) ? fs.listStatus(path) : new FileStatus[0]) {
      String name = status.getPath().getName();
      if (status.isDirectory() && !name.startsWith("_") && !name.startsWith(".")) {
        throw new IOException(
            "%s holds the folder %s, which is not of a table of detections; name another with --out, or delete it"
                .formatted(folder, name));
      }
    }
  }

  /** What the detector found in a camera's files; none where nobody has looked. */
  List<Path> of(String camera, Configuration hadoop) throws IOException {
    return list(prefix(camera) + reference + SEPARATOR, hadoop);
  }

  /**
   * Puts files in the place of those that a camera has, whoever's they are.
   *
   * @param drafts files on the same file system
   */
  void replace(String camera, List<Path> drafts, Configuration hadoop) throws IOException {
    FileSystem fs = new Path(folder).getFileSystem(hadoop);
    for (Path old : list(prefix(camera), hadoop)) {
      fs.delete(old, false);
    }
    for (Path draft : drafts) {
      String name = prefix(camera) + reference + SEPARATOR + draft.getName();
      Path target = new Path(folder, name);
      if (!fs.rename(draft, target)) {
        throw new IOException(
            "%s cannot be renamed to %s; run noscope detect again".formatted(draft, target));
      }
    }
  }

  private List<Path> list(String prefix, Configuration hadoop) throws IOException {
    Path path = new Path(folder);
    FileSystem fs = path.getFileSystem(hadoop);
    List<Path> found = new ArrayList<>();
    for (FileStatus status : fs.exists(path) ? fs.listStatus(path) : new FileStatus[0]) {
      if (status.getPath().getName().startsWith(prefix)) {
        found.add(status.getPath());
      }
    }
    return found;
  }

  private static String prefix(String camera) {
    return PathNames.distinct(camera) + SEPARATOR;
  }
}
