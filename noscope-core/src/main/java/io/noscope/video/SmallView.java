package io.noscope.video;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

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

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int OUTER = 0x00ff00ff;
  private static final int INNER = 0x0000ff00;
  private static final int HALVES = 0x00020002;

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
        // Three bytes of one pixel in an int, the outer two added in lanes of 16 bits: almost twice
        // as fast as byte by byte.
        int a = (int) INTS.get(large, source);
        int b = (int) INTS.get(large, source + 2) >>> 8;
        int c = (int) INTS.get(large, source + row);
        int d = (int) INTS.get(large, source + row + 2) >>> 8;
        int outer = (a & OUTER) + (b & OUTER) + (c & OUTER) + (d & OUTER) + HALVES;
        int inner = (a & INNER) + (b & INNER) + (c & INNER) + (d & INNER) + (2 << 8);
        small[target] = (byte) (outer >> 2);
        small[target + 1] = (byte) (inner >> 10);
        small[target + 2] = (byte) (outer >> 18);
        target += CHANNELS;
        source += 2 * CHANNELS;
      }
    }
  }

  /**
   * A {@link #LARGE} view at this side.
   *
   * @return the view itself at its own side, else a new array
   */
  public static byte[] sized(byte[] large, int side) {
    if (side == LARGE) {
      return large;
    }
    byte[] small = new byte[bytes(SMALL)];
    halve(large, small);
    return small;
  }
}
