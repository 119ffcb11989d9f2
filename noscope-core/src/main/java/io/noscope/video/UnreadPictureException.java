package io.noscope.video;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The full picture of a frame could not be decoded when it was asked for, by whoever may throw no
 * checked exception. A kind of its own, as it is the video that fails and nothing else that is
 * read.
 */
public final class UnreadPictureException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  public UnreadPictureException(IOException cause) {
    super(cause);
  }
}
