package io.noscope.spark.clips;

import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where clips go. Until they are whole they lie in a folder of one call's own below, whose name
 * begins with an underscore, so that neither Spark nor Hadoop lists it.
 *
 * @param path of the folder, fully qualified
 * @param unfinished path of the folder below
 */
record ClipFolder(String path, String unfinished) implements Serializable {
  ClipFolder {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(unfinished, "unfinished");
  }

  /** Makes the folder, if it is not there. */
  static ClipFolder make(String folder, Configuration hadoop) throws IOException {
    FileSystem fs = new Path(folder).getFileSystem(hadoop);
    Path path = fs.makeQualified(new Path(folder));
    Path unfinished = new Path(path, "_clips-" + UUID.randomUUID());
    if (!fs.mkdirs(unfinished)) {
      throw new IOException(path + ": the folder cannot be made; name one that can be written to");
    }
    return new ClipFolder(path.toString(), unfinished.toString());
  }

  /** Begins a clip. */
  ClipFile create(Configuration hadoop) throws IOException {
    FileSystem fs = new Path(path).getFileSystem(hadoop);
    // Attempts of one task may run side by side.
    Path file = new Path(unfinished, UUID.randomUUID() + ".mp4");
    return new ClipFile(fs, file, new Path(path));
  }

  /** Removes what unfinished clips have left. */
  void clean(Configuration hadoop) throws IOException {
    Path path = new Path(unfinished);
    path.getFileSystem(hadoop).delete(path, true);
  }
}
