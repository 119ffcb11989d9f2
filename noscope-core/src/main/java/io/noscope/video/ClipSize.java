package io.noscope.video;

/**
 * Size of a clip's pictures: even, as 4:2:0 video is, and within what encoders take.
 *
 * @param width in pixels
 * @param height in pixels
 */
record ClipSize(int width, int height) {
  /** Side of H.264's macroblocks, below which OpenH264 does not encode. */
  static final int SMALLEST = 16;

  /** The most that a picture has at H.264's level 5.2, the last that OpenH264 knows. */
  static final int MOST_PIXELS = 36_864 * SMALLEST * SMALLEST;

  ClipSize {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "clips have an even width and height, not %dx%d".formatted(width, height));
    }
  }

  /**
   * The size of a clip of such pictures: that of the pictures without an odd last row or column, or
   * the one asked for. What an encoder cannot take is shrunk or enlarged until it can.
   *
   * @param image one of the pictures
   * @param wanted width in pixels, to which the height follows; 0 for that of the picture
   */
  static ClipSize of(Image image, int wanted) {
    double width = image.width();
    double height = image.height();
    double scale = wanted == 0 ? 1 : wanted / width;
    scale = Math.max(scale, SMALLEST / Math.min(width, height));
    double most = Math.sqrt(MOST_PIXELS / (width * height));
    scale = Math.min(scale, most);
    return scale == 1 || scale == most
        ? new ClipSize(floor(width * scale), floor(height * scale))
        : new ClipSize(nearest(width * scale), nearest(height * scale));
  }

  /** Whether it is the picture's own size, but for an odd last row or column. */
  boolean isOwnOf(Image image) {
    return width == floor(image.width()) && height == floor(image.height());
  }

  private static int floor(double pixels) {
    return 2 * (int) (pixels / 2);
  }

  private static int nearest(double pixels) {
    return 2 * (int) Math.round(pixels / 2);
  }
}
