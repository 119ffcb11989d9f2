package io.noscope.video;

import io.noscope.label.Rectangle;

/** Scaling by area averaging as its definition has it: slow, and in no doubt. */
final class AreaAverage {
  private AreaAverage() {}

  /** The region of the image as {@code side * side * 3} BGR bytes. */
  static byte[] of(Image image, Rectangle region, int side) {
    byte[] result = new byte[SmallView.bytes(side)];
    double stepX = (double) region.width() / side;
    double stepY = (double) region.height() / side;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        for (int c = 0; c < SmallView.CHANNELS; c++) {
          double mean =
              mean(
                  image,
                  region.left() + x * stepX,
                  region.top() + y * stepY,
                  region.left() + (x + 1) * stepX,
                  region.top() + (y + 1) * stepY,
                  c);
          result[(y * side + x) * SmallView.CHANNELS + c] = (byte) Math.round(mean);
        }
      }
    }
    return result;
  }

  private static double mean(
      Image image, double left, double top, double right, double bottom, int channel) {
    double sum = 0;
    double area = 0;
    for (int y = (int) top; y < Math.min(bottom, image.height()); y++) {
      double height = Math.min(y + 1, bottom) - Math.max(y, top);
      for (int x = (int) left; x < Math.min(right, image.width()); x++) {
        double share = height * (Math.min(x + 1, right) - Math.max(x, left));
        sum += share * (image.bgr()[(y * image.width() + x) * 3 + channel] & 0xff);
        area += share;
      }
    }
    return sum / area;
  }
}
