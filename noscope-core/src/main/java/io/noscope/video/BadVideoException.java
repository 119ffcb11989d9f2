package io.noscope.video;

import java.io.IOException;

/** A file that is not a video that can be read: names the file, what is wrong and the remedy. */
public final class BadVideoException extends IOException {
  private static final long serialVersionUID = 1L;

  public BadVideoException(String path, String reason) {
    super(path + ": " + reason);
  }

  public BadVideoException(String path, String reason, Throwable cause) {
    super(path + ": " + reason, cause);
  }
}
