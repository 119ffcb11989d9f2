package io.noscope.spark.cli;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;

/** Tells that results cannot be written before hours are spent on them. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder if it is not there.
   *
   * @param option by which the user names it
   * @throws IOException when it cannot be made or written to; names option, folder and reason
   */
  static void require(String option, String folder, Configuration hadoop) throws IOException {
    Path path = new Path(folder);
    try {
      FileSystem fs = path.getFileSystem(hadoop);
      if (!fs.mkdirs(path)) {
        throw new IOException("it cannot be made");
      }
      fs.access(path, FsAction.WRITE_EXECUTE);
    } catch (IOException e) {
      throw new IOException(
          "%s: nothing can be written to %s (%s); name another folder"
              .formatted(option, folder, FailureMessage.of(e)),
          e);
    }
  }
}
