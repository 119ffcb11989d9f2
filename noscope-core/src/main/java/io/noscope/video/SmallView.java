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
  private static final int GROUP = 8 * CHANNELS;
  private static final long UPPER = 0x3f3f3f3f3f3f3f3fL;
  private static final long LOWER = 0x0303030303030303L;
  private static final long HALVES = 0x0202020202020202L;

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
    halve(large, LARGE * CHANNELS, small);
  }

  /**
   * Averages 2x2 pixels of a {@link #LARGE} view whose rows may lie apart, rounding half up.
   *
   * @param large 100 rows of {@code 100 * 3} bytes
   * @param row bytes from row to row, at least those
   * @param small receives {@code 50 * 50 * 3} bytes
   */
  static void halve(byte[] large, int row, byte[] small) {
    int last = LARGE * CHANNELS - GROUP;
    for (int y = 0; y < SMALL; y++) {
      int source = 2 * y * row;
      int target = y * SMALL * CHANNELS;
      for (int x = 0; x < last; x += GROUP) {
        halve(large, source + x, row, small, target + x / 2);
      }
      // What is left of the row is less than a group, so begin it earlier.
      halve(large, source + last, row, small, target + last / 2);
    }
  }

  /**
   * Eight pixels above eight to four. Of each byte the upper six bits and the lower two are added
   * up apart, eight bytes at a time: four of either fit into a byte. What belongs to the right of
   * two neighbours comes to the left one by moving everything by a pixel.
   */
  private static void halve(byte[] large, int source, int row, byte[] small, int target) {
    long above0 = (long) LONGS.get(large, source);
    long above1 = (long) LONGS.get(large, source + 8);
    long above2 = (long) LONGS.get(large, source + 16);
    long below0 = (long) LONGS.get(large, source + row);
    long below1 = (long) LONGS.get(large, source + row + 8);
    long below2 = (long) LONGS.get(large, source + row + 16);
    long upper0 = ((above0 >>> 2) & UPPER) + ((below0 >>> 2) & UPPER);
    long upper1 = ((above1 >>> 2) & UPPER) + ((below1 >>> 2) & UPPER);
    long upper2 = ((above2 >>> 2) & UPPER) + ((below2 >>> 2) & UPPER);
    long lower0 = (above0 & LOWER) + (below0 & LOWER);
    long lower1 = (above1 & LOWER) + (below1 & LOWER);
    long lower2 = (above2 & LOWER) + (below2 & LOWER);
    long mean0 = mean(upper0, upper1, lower0, lower1);
    long mean1 = mean(upper1, upper2, lower1, lower2);
    long mean2 = mean(upper2, 0, lower2, 0);
    // Each fourth byte is written over by the next pixel; the last pixel is written backwards.
    INTS.set(small, target, (int) mean0);
    INTS.set(small, target + 3, (int) ((mean0 >>> 48) | (mean1 << 16)));
    INTS.set(small, target + 6, (int) (mean1 >>> 32));
    INTS.set(small, target + 8, ((int) (mean1 >>> 48) & 0xff) | ((int) (mean2 >>> 16) << 8));
  }

  /** For each byte of eight the mean of it and the one a pixel further; every other is of use. */
  private static long mean(long upper, long nextUpper, long lower, long nextLower) {
    long uppers = upper + ((upper >>> 24) | (nextUpper << 40));
    long lowers = lower + ((lower >>> 24) | (nextLower << 40)) + HALVES;
    return uppers + ((lowers >>> 2) & LOWER);
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
