package io.noscope.store;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.UUID;
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

  private static final String PREFIX = "_";

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
    Path draft = new Path(file.getParent(), PREFIX + file.getName() + "-" + UUID.randomUUID());
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
      if (status.getPath().getName().startsWith(PREFIX) && isAbandoned(status)) {
        fs.delete(status.getPath(), false);
      }
    }
  }

  /** Whether a thing that is unfinished has been so for too long for anybody to be at it. */
  static boolean isAbandoned(FileStatus unfinished) {
    return unfinished.getModificationTime() < System.currentTimeMillis() - ABANDONED_MILLIS;
  }
}
