package io.noscope.video;

/**
 * The small pictures that difference detectors and specialised models look at. The smaller one is
 * always the 2x2 mean of the larger, so that a frame has the same small pixels in every plan.
 */
public final class SmallView {
  /** Side of the model's input in pixels. */
  public static final int SMALL = 50;

  /** Side of the view that is scaled from the frame. */
  public static final int LARGE = 100;

  /** Bytes of a pixel: blue, green, red. */
  public static final int CHANNELS = 3;

  private SmallView() {}

  /** Bytes of a view of this side. */
  public static int bytes(int side) {
    return side * side * CHANNELS;
  }

  /**
   * Averages 2x2 pixels of a {@link #LARGE} view, rounding half up.
   *
   * @param large {@code 100 * 100 * 3} bytes
   * @param small receives {@code 50 * 50 * 3} bytes
   */
  public static void halve(byte[] large, byte[] small) {
    int row = LARGE * CHANNELS;
    int target = 0;
    for (int y = 0; y < SMALL; y++) {
      int source = 2 * y * row;
      for (int x = 0; x < SMALL; x++) {
        for (int c = 0; c < CHANNELS; c++) {
          int sum =
              (large[source + c] & 0xff)
                  + (large[source + c + CHANNELS] & 0xff)
                  + (large[source + c + row] & 0xff)
                  + (large[source + c + row + CHANNELS] & 0xff);
          small[target++] = (byte) ((sum + 2) >> 2);
        }
        source += 2 * CHANNELS;
      }
    }
  }
}
