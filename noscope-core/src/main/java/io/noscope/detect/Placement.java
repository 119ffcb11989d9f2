package io.noscope.detect;

import io.noscope.label.Box;

/**
 * Where a picture lies on a network's canvas.
 *
 * @param left column of its left edge
 * @param top row of its top edge
 * @param width columns that it takes
 * @param height rows that it takes
 * @param scale canvas pixels per picture pixel
 */
record Placement(int left, int top, int width, int height, double scale) {
  /**
   * The largest place of the picture's aspect ratio. Its sides are cut to whole pixels in double
   * precision, just as YOLOX's own code does: 432 rows at 416/768 are 233, not 234, and scores
   * depend on it.
   */
  static Placement fit(
      int imageWidth, int imageHeight, int canvasWidth, int canvasHeight, boolean centred) {
    double scale = Math.min((double) canvasWidth / imageWidth, (double) canvasHeight / imageHeight);
    int width = Math.max(1, (int) (imageWidth * scale));
    int height = Math.max(1, (int) (imageHeight * scale));
    int left = centred ? (canvasWidth - width) / 2 : 0;
    int top = centred ? (canvasHeight - height) / 2 : 0;
    return new Placement(left, top, width, height, scale);
  }

  /** A box in canvas pixels as one in pixels of the picture. */
  Box toImage(float xmin, float ymin, float xmax, float ymax) {
    return new Box(
        (float) ((xmin - left) / scale),
        (float) ((ymin - top) / scale),
        (float) ((xmax - left) / scale),
        (float) ((ymax - top) / scale));
  }
}
