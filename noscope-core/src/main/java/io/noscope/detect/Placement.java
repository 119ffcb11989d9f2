package io.noscope.detect;

import io.noscope.label.Box;

/**
 * Where a picture lies on a network's canvas.
 *
 * @param left column of its left edge
 * @param top row of its top edge
 * @param width columns that it takes
 * @param height rows that it takes
 * @param scaleX canvas columns per picture column
 * @param scaleY canvas rows per picture row
 */
record Placement(int left, int top, int width, int height, double scaleX, double scaleY) {
  /**
   * The place of a picture. Where its aspect ratio is kept and its sides are cut to whole pixels,
   * that is done in double precision, just as YOLOX's own code does: 432 rows at 416/768 are 233,
   * not 234, and scores depend on it.
   */
  static Placement of(int imageWidth, int imageHeight, Canvas canvas) {
    double across = (double) canvas.width() / imageWidth;
    double down = (double) canvas.height() / imageHeight;
    if (canvas.fit() == Fit.STRETCHED) {
      return new Placement(0, 0, canvas.width(), canvas.height(), across, down);
    }
    double scale = Math.min(across, down);
    boolean rounded = canvas.fit() == Fit.CENTRED_ROUNDED;
    int width = side(imageWidth * scale, rounded);
    int height = side(imageHeight * scale, rounded);
    boolean centred = canvas.fit() != Fit.TOP_LEFT;
    int left = centred ? (canvas.width() - width) / 2 : 0;
    int top = centred ? (canvas.height() - height) / 2 : 0;
    return new Placement(left, top, width, height, scale, scale);
  }

  private static int side(double length, boolean rounded) {
    return Math.max(1, (int) (rounded ? Math.rint(length) : length));
  }

  /** A box in canvas pixels as one in pixels of the picture. */
  Box toImage(float xmin, float ymin, float xmax, float ymax) {
    return new Box(
        (float) ((xmin - left) / scaleX),
        (float) ((ymin - top) / scaleY),
        (float) ((xmax - left) / scaleX),
        (float) ((ymax - top) / scaleY));
  }

  /** A box given by its centre and size in canvas pixels. */
  Box aroundCentre(float x, float y, float boxWidth, float boxHeight) {
    float halfWidth = boxWidth / 2;
    float halfHeight = boxHeight / 2;
    return toImage(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }
}
