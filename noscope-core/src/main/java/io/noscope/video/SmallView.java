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

  /** Bytes of a row of the largest view. */
  static final int LARGE_ROW = LARGE * CHANNELS;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int GROUP = 8 * CHANNELS;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  private SmallView() {}

  /** Bytes of a view of this side. */
  public static int bytes(int side) {
    return side * side * CHANNELS;
  }

  /**
   * Averages 2x2 pixels of a {@link #LARGE} view: two above each other, where a half is rounded up,
   * then those side by side, where it is rounded down.
   *
   * @param large {@code 100 * 100 * 3} bytes
   * @param small receives {@code 50 * 50 * 3} bytes
   */
  public static void halve(byte[] large, byte[] small) {
    halve(large, LARGE_ROW, small);
  }

  /**
   * Averages 2x2 pixels, as {@link #halve(byte[], byte[])} does, of a view whose rows may lie
   * apart.
   *
   * @param large 100 rows of {@code 100 * 3} bytes
   * @param row bytes from row to row, at least those
   * @param small receives {@code 50 * 50 * 3} bytes
   */
  static void halve(byte[] large, int row, byte[] small) {
    int last = LARGE_ROW - GROUP;
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
   * Eight pixels above eight to four, eight bytes at a time. What belongs to the right of two
   * neighbours comes to the left one by moving everything by a pixel.
   */
  private static void halve(byte[] large, int source, int row, byte[] small, int target) {
    long column0 = column(large, source, row);
    long column1 = column(large, source + 8, row);
    long column2 = column(large, source + 16, row);
    // Of each of these every other pixel is of use.
    long mean0 = meanDown(column0, (column0 >>> 24) | (column1 << 40));
    long mean1 = meanDown(column1, (column1 >>> 24) | (column2 << 40));
    long mean2 = meanDown(column2, column2 >>> 24);
    // Each fourth byte is written over by the next pixel; the last pixel is written backwards.
    INTS.set(small, target, (int) mean0);
    INTS.set(small, target + 3, (int) ((mean0 >>> 48) | (mean1 << 16)));
    INTS.set(small, target + 6, (int) (mean1 >>> 32));
    INTS.set(small, target + 8, ((int) (mean1 >>> 48) & 0xff) | ((int) (mean2 >>> 16) << 8));
  }

  private static long column(byte[] large, int source, int row) {
    return meanUp((long) LONGS.get(large, source), (long) LONGS.get(large, source + row));
  }

  /**
   * The mean of each two bytes, a half rounded up: what either has less half of what one alone has.
   */
  private static long meanUp(long a, long b) {
    return (a | b) - (((a ^ b) >>> 1) & LOW_BITS);
  }

  /** The mean of each two bytes, a half rounded down: what both have and half of what one has. */
  private static long meanDown(long a, long b) {
    return (a & b) + (((a ^ b) >>> 1) & LOW_BITS);
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
