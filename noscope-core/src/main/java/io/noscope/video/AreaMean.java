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
  private static final int ROW = SIDE * SmallView.CHANNELS;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  // Blue, green and red are added in lanes of a long, each wide enough for 255 * AREA.
  private static final int LANE = 21;
  private static final int MASK = (1 << LANE) - 1;

  private final int parts;
  private final long[] row;
  private final long[] sums;

  /**
   * @param side of the result: a multiple of 4 from 28 to 100
   */
  AreaMean(int side) {
    parts = side * PARTS / SIDE;
    row = new long[side];
    sums = new long[side];
  }

  /**
   * Shrinks one view.
   *
   * @param large {@code 100 * 100 * 3} bytes
   * @param small receives {@code side * side * 3} bytes
   */
  void shrink(byte[] large, byte[] small) {
    Arrays.fill(sums, 0);
    int missing = PARTS;
    int target = 0;
    for (int y = 0; y < SIDE; y++) {
      narrow(large, y * ROW);
      int above = Math.min(parts, missing);
      add(above);
      missing -= above;
      if (missing == 0) {
        write(small, target);
        target += sums.length * SmallView.CHANNELS;
        Arrays.fill(sums, 0);
        add(parts - above);
        missing = PARTS - (parts - above);
      }
    }
  }

  /** Adds up the pixels of a row of the view for each pixel of the result. */
  private void narrow(byte[] large, int from) {
    int missing = PARTS;
    int target = 0;
    long sum = 0;
    for (int x = 0; x < SIDE - 1; x++) {
      long pixel = lanes((int) INTS.get(large, from + x * SmallView.CHANNELS));
      if (parts < missing) {
        sum += pixel * parts;
        missing -= parts;
      } else {
        row[target++] = sum + pixel * missing;
        sum = pixel * (parts - missing);
        missing += PARTS - parts;
      }
    }
    // The last pixel of the last row has nothing behind it, so look from before it.
    row[target] = sum + parts * lanes((int) INTS.get(large, from + ROW - 4) >>> 8);
  }

  private static long lanes(int pixel) {
    return (pixel & 0xffL)
        | ((pixel & 0xff00L) << (LANE - 8))
        | ((pixel & 0xff0000L) << (2 * LANE - 16));
  }

  private void add(int share) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += row[x] * share;
    }
  }

  private void write(byte[] small, int from) {
    int target = from;
    for (long sum : sums) {
      small[target] = mean((int) sum & MASK);
      small[target + 1] = mean((int) (sum >>> LANE) & MASK);
      small[target + 2] = mean((int) (sum >>> (2 * LANE)));
      target += SmallView.CHANNELS;
    }
  }

  private static byte mean(int sum) {
    return (byte) ((sum + AREA / 2) / AREA);
  }
}
