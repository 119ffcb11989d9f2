package io.noscope.store;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files that appear whole or not at all: they are written under a name with a leading underscore,
 * which Hadoop passes over, and renamed. A process that is killed meanwhile leaves its draft; a
 * later writer sweeps it away.
 */
final class Drafts {
  /** Writing takes seconds. */
  private static final long ABANDONED_MILLIS = Duration.ofHours(1).toMillis();

  /** What goes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private Drafts() {}

  /**
   * Writes a file.
   *
   * @return whether it is there now; false where another file of the name is in the way
   */
  static boolean write(FileSystem fs, Path file, Content content) throws IOException {
    // Containers that share a host's name may not see each other's processes, and sweep too early.
    return writeOnce(fs, file, content) || (!fs.exists(file) && writeOnce(fs, file, content));
  }

  private static boolean writeOnce(FileSystem fs, Path file, Content content) throws IOException {
    Path draft = new Path(file.getParent(), DraftName.of(file.getName()));
    boolean renamed = false;
    try {
      try (OutputStream out = fs.create(draft, false)) {
        content.writeTo(out);
      }
      renamed = fs.rename(draft, file);
    } finally {
      if (!renamed) {
        fs.delete(draft, false);
      }
    }
    return renamed;
  }

  /** Removes the drafts in a folder that nobody can be writing any more. */
  static void sweep(FileSystem fs, Path folder) throws IOException {
    for (FileStatus status : Files.list(fs, folder)) {
      if (status.getPath().getName().startsWith(DraftName.PREFIX) && isAbandoned(status)) {
        fs.delete(status.getPath(), false);
      }
    }
  }

  /**
   * Whether nobody can be at a thing that is unfinished: who was has ended, or has had too much
   * time.
   */
  static boolean isAbandoned(FileStatus unfinished) {
    return DraftName.isOfTheDead(unfinished.getPath().getName())
        || unfinished.getModificationTime() < System.currentTimeMillis() - ABANDONED_MILLIS;
  }
}
