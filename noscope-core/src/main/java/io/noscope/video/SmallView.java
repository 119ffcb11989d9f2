package io.noscope.video;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The small pictures that difference detectors and specialised models look at. The smaller ones are
 * always means over areas of the largest, so that a frame has the same small pixels in every plan.
 */
public final class SmallView {
  /** Side of the least view that models look at, in pixels. */
  public static final int TINY = 32;

  /** Side of the view that most models and half of the difference detectors look at. */
  public static final int SMALL = 50;

  /** Side of the largest view that models look at. */
  public static final int MEDIUM = 64;

  /** Side of the view that is scaled from the frame. */
  public static final int LARGE = 100;

  /** The sides that views may have, smallest first. */
  public static final List<Integer> SIDES = List.of(TINY, SMALL, MEDIUM, LARGE);

  /** Bytes of a pixel: blue, green, red. */
  public static final int CHANNELS = 3;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVEN = 0x00ff00ff00ff00ffL;
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
      for (int x = 1; x < SMALL; x++) {
        // The fourth byte falls to the next pixel, which overwrites it.
        INTS.set(
            small,
            target,
            mean((long) LONGS.get(large, source), (long) LONGS.get(large, source + row)));
        target += CHANNELS;
        source += 2 * CHANNELS;
      }
      // The last pixel of the last row has nothing behind it, so look and write from before it.
      long above = (long) LONGS.get(large, source - 2) >>> 16;
      long below = (long) LONGS.get(large, source + row - 2) >>> 16;
      int last = mean(above, below);
      small[target] = (byte) last;
      small[target + 1] = (byte) (last >> 8);
      small[target + 2] = (byte) (last >> 16);
      target += CHANNELS;
    }
  }

  /** The mean of two pixels above two, by adding every other byte in lanes of 16 bits. */
  private static int mean(long above, long below) {
    long even = (above & EVEN) + (below & EVEN); // blue, red, then the next pixel's green
    long odd = ((above >>> 8) & EVEN) + ((below >>> 8) & EVEN); // green, next blue, next red
    int outer = (int) (even + (odd >>> 16)) + HALVES;
    int inner = (int) (even >>> 32) + (int) odd + 2;
    return ((outer >>> 2) & OUTER) | ((inner << 6) & INNER);
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
    ViewScaler scaler = new ViewScaler(side);
    byte[] small = new byte[scaler.bytes()];
    scaler.scale(large, small);
    return small;
  }

  /** This side, where views may have it. */
  static int requireSide(int side) {
    if (!SIDES.contains(side)) {
      throw new IllegalArgumentException(
          "views have a side of 32, 50, 64 or 100, not %d".formatted(side));
    }
    return side;
  }
}
