package io.noscope.video;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Shrinks {@link SmallView#LARGE} views to sides that do not divide theirs. A pixel of the result
 * is the exact mean of the square that it covers, rounded: lengths are counted in parts of a pixel,
 * such that 25 of them are as wide as a pixel of the result. Not thread-safe.
 */
final class AreaMean {
  private static final int PARTS = 25;
  private static final int AREA = PARTS * PARTS;

  private static final int SIDE = SmallView.LARGE;
  private static final int ROW = SmallView.LARGE_ROW;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  // Rows are added up as ints of two lanes, a byte in each: the compiler makes vector code of that.
  private static final int INTS_A_ROW = ROW / Integer.BYTES;
  private static final int LANES = 0x00ff00ff;
  private static final int LANE = 0xffff;

  private final int side;
  private final int parts;
  private final int[] row = new int[INTS_A_ROW];
  private final int[] even = new int[INTS_A_ROW];
  private final int[] odd = new int[INTS_A_ROW];
  private final int[] sums = new int[ROW];

  /**
   * @param side of the result: a multiple of 4 from 28 to 100
   */
  AreaMean(int side) {
    this.side = side;
    parts = side * PARTS / SIDE;
  }

  /**
   * Shrinks one view.
   *
   * @param large 100 rows of {@code 100 * 3} bytes
   * @param length bytes from row to row, at least those
   * @param small receives {@code side * side * 3} bytes
   */
  void shrink(byte[] large, int length, byte[] small) {
    clear();
    int missing = PARTS;
    int target = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int i = 0; i < INTS_A_ROW; i++) {
        row[i] = (int) INTS.get(large, y * length + i * Integer.BYTES);
      }
      int above = Math.min(parts, missing);
      add(above);
      missing -= above;
      if (missing == 0) {
        spread();
        narrow(small, target);
        target += side * SmallView.CHANNELS;
        clear();
        add(parts - above);
        missing = PARTS - (parts - above);
      }
    }
  }

  private void clear() {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
  }

  private void add(int share) {
    for (int i = 0; i < INTS_A_ROW; i++) {
      even[i] += (row[i] & LANES) * share;
    }
    for (int i = 0; i < INTS_A_ROW; i++) {
      odd[i] += ((row[i] >>> Byte.SIZE) & LANES) * share;
    }
  }

  /** Puts what was added up back into the order of the bytes. */
  private void spread() {
    for (int i = 0; i < INTS_A_ROW; i++) {
      int at = i * Integer.BYTES;
      sums[at] = even[i] & LANE;
      sums[at + 1] = odd[i] & LANE;
      sums[at + 2] = even[i] >>> Short.SIZE;
      sums[at + 3] = odd[i] >>> Short.SIZE;
    }
  }

  /** Writes a row of the result. */
  private void narrow(byte[] small, int from) {
    int missing = PARTS;
    int target = from;
    int blue = 0;
    int green = 0;
    int red = 0;
    for (int at = 0; at < ROW; at += SmallView.CHANNELS) {
      int left = Math.min(parts, missing);
      blue += sums[at] * left;
      green += sums[at + 1] * left;
      red += sums[at + 2] * left;
      missing -= left;
      if (missing == 0) {
        small[target++] = mean(blue);
        small[target++] = mean(green);
        small[target++] = mean(red);
        int right = parts - left;
        blue = sums[at] * right;
        green = sums[at + 1] * right;
        red = sums[at + 2] * right;
        missing = PARTS - right;
      }
    }
  }

  private static byte mean(int sum) {
    return (byte) ((sum + AREA / 2) / AREA);
  }
}
