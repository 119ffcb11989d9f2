package io.noscope;

import io.noscope.video.Image;
import java.nio.ByteBuffer;

/** Pictures that say which frame they are: its number is in their first eight bytes. */
public final class NumberedImage {
  /** Bytes of such a picture. */
  public static final int BYTES = 9;

  private NumberedImage() {}

  /** A 3x1 picture of this frame. */
  public static Image of(long frame) {
    return new Image(3, 1, ByteBuffer.allocate(BYTES).putLong(frame).array());
  }

  /** The frame that a picture is of. */
  public static long frameOf(Image image) {
    return ByteBuffer.wrap(image.bgr()).getLong();
  }
}
