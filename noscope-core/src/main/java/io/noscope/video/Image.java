package io.noscope.video;

import java.util.Objects;

/**
 * A picture in memory.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bgr packed rows of blue, green, red bytes, {@code width * height * 3} of them, no padding;
 *     not copied, so whoever hands it over must leave it alone
 */
public record Image(int width, int height, byte[] bgr) {
  public Image {
    Objects.requireNonNull(bgr, "bgr");
    if (width < 1 || height < 1 || bgr.length != (long) width * height * 3) {
      throw new IllegalArgumentException(
          "%d bytes are not a %dx%d picture of 3 bytes a pixel"
              .formatted(bgr.length, width, height));
    }
  }
}
