package io.noscope.video;

import java.io.Serializable;

/**
 * How large a picture is. A packed picture of 3 bytes a pixel fits into one Java array.
 *
 * @param width in pixels, 1 to 32768
 * @param height in pixels, 1 to 32768
 */
public record ImageSize(int width, int height) implements Serializable {
  private static final int MAX_SIDE = 32_768;
  // Leaves room for padded rows, and some JVMs cannot make an array of the very largest lengths.
  private static final int MAX_BYTES = Integer.MAX_VALUE - (1 << 20);
  private static final int CHANNELS = 3;

  public ImageSize {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "a picture has 1 to %d pixels a side, not %dx%d".formatted(MAX_SIDE, width, height));
    }
    if ((long) width * height * CHANNELS > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a picture of %dx%d pixels does not fit into %d bytes; ask for a smaller one"
              .formatted(width, height, MAX_BYTES));
    }
  }

  /** Bytes of a packed picture of this size, 3 a pixel. */
  public int bytes() {
    return width * height * CHANNELS;
  }

  /** {@code WIDTHxHEIGHT}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
