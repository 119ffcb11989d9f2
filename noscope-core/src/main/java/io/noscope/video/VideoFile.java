package io.noscope.video;

import java.io.Serializable;
import java.util.Objects;

/**
 * One version of a file: what was listed, so that a change underneath can be told.
 *
 * @param path any Hadoop path, fully qualified
 * @param length bytes
 * @param modified last modification, milliseconds since the epoch
 */
public record VideoFile(String path, long length, long modified) implements Serializable {
  public VideoFile {
    Objects.requireNonNull(path, "path");
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
