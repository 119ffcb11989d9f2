package io.noscope.spark.clips;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A clip that is being written; it goes away when it is closed before it was published. */
final class ClipFile implements AutoCloseable {
  private final FileSystem fs;
  private final Path unfinished;
  private final Path folder;
  private final FSDataOutputStream out;
  private boolean published;

  /**
   * Creates the file.
   *
   * @param unfinished where it lies until it is published
   * @param folder where it will lie then
   */
  ClipFile(FileSystem fs, Path unfinished, Path folder) throws IOException {
    this.fs = fs;
    this.unfinished = unfinished;
    this.folder = folder;
    // Without parents: a task that outlives its job finds the folder gone and makes no other.
    out = fs.createFile(unfinished).overwrite(false).build();
  }

  /** Receives the clip. */
  OutputStream stream() {
    return out;
  }

  /** What the file is called in errors. */
  String path() {
    return unfinished.toString();
  }

  /**
   * Ends the file and shows it under this name, in the place of an earlier one.
   *
   * @return its path
   */
  String publish(String name) throws IOException {
    out.close();
    Path clip = new Path(folder, name);
    fs.delete(clip, false);
    // Another attempt of this task may have been quicker; its clip is the same.
    if (!fs.rename(unfinished, clip) && !fs.exists(clip)) {
      throw new IOException("%s cannot be renamed to %s".formatted(unfinished, clip));
    }
    published = true;
    return clip.toString();
  }

  @Override
  public void close() throws IOException {
    if (!published) {
      try {
        out.close();
      } finally {
        fs.delete(unfinished, false);
      }
    }
  }
}
