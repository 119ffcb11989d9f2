package io.noscope.detect;

import java.io.IOException;

/** A file that is not a detector that can be used: names the file, what is wrong and the remedy. */
public final class BadDetectorException extends IOException {
  private static final long serialVersionUID = 1L;

  public BadDetectorException(String location, String reason) {
    super(location + ": " + reason);
  }

  public BadDetectorException(String location, String reason, Throwable cause) {
    super(location + ": " + reason, cause);
  }
}
