package io.noscope.video;

import java.nio.ByteBuffer;

/** Turns packed pictures upright. */
final class PixelTurn {
  private static final int CHANNELS = SmallView.CHANNELS;

  private PixelTurn() {}

  /**
   * Turns a picture.
   *
   * @param coded as it was decoded
   * @param upright receives the turned picture; takes its size
   */
  static void turn(PixelBuffer coded, Rotation rotation, PixelBuffer upright) {
    int width = coded.size().width();
    int height = coded.size().height();
    upright.reshape(rotation.upright(coded.size()));
    switch (rotation) {
      case NONE -> turn(coded, 0, 1, width, upright);
      case CLOCKWISE_90 -> turn(coded, (height - 1) * width, -width, 1, upright);
      case HALF_TURN -> turn(coded, width * height - 1, -1, -width, upright);
      case COUNTERCLOCKWISE_90 -> turn(coded, width - 1, width, -1, upright);
    }
  }

  /** Reads from the pixel {@code start} on, going so many pixels for each column and row. */
  private static void turn(PixelBuffer coded, int start, int column, int row, PixelBuffer upright) {
    ByteBuffer from = coded.bytes();
    ByteBuffer to = upright.bytes();
    int target = 0;
    for (int y = 0; y < upright.size().height(); y++) {
      int source = (start + y * row) * CHANNELS;
      for (int x = 0; x < upright.size().width(); x++) {
        // Four bytes at once are faster than three; the next pixel overwrites the fourth.
        to.putInt(target, from.getInt(source));
        target += CHANNELS;
        source += column * CHANNELS;
      }
    }
  }
}
