package io.noscope.video;

/** Pictures of a bright bar that moves over a shaded ground: each frame differs from all others. */
final class MovingBar {
  private static final int STEP = 4;
  private static final int BAR = 6;

  private MovingBar() {}

  static Image at(int frame, int width, int height) {
    byte[] bgr = new byte[width * height * 3];
    int left = frame * STEP % width;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean bar = x >= left && x < left + BAR;
        int at = (y * width + x) * 3;
        bgr[at] = (byte) (bar ? 220 : 40 + 80 * x / width);
        bgr[at + 1] = (byte) (bar ? 200 : 60 + 60 * y / height);
        bgr[at + 2] = (byte) (bar ? 210 : 90);
      }
    }
    return new Image(width, height, bgr);
  }
}
