package io.noscope.detect;

import io.noscope.video.SmallView;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Copies of views in which all that a mask covers is black, and so never differs. The view itself
 * stays as it is: it is the model's as well.
 */
final class MaskedView {
  private final byte[] copy;
  // Runs of bytes to blacken: where each begins, and where it ends.
  private final int[] runs;

  /**
   * @param side of the views
   */
  MaskedView(MotionMask mask, int side) {
    copy = new byte[SmallView.bytes(side)];
    runs = runs(mask.pixels(side));
  }

  private static int[] runs(BitSet pixels) {
    int[] runs = new int[2 * pixels.cardinality()];
    int count = 0;
    for (int from = pixels.nextSetBit(0); from >= 0; ) {
      int end = pixels.nextClearBit(from);
      runs[count++] = from * SmallView.CHANNELS;
      runs[count++] = end * SmallView.CHANNELS;
      from = pixels.nextSetBit(end);
    }
    return Arrays.copyOf(runs, count);
  }

  /** The masked view; good until the next call. */
  byte[] of(byte[] view) {
    System.arraycopy(view, 0, copy, 0, copy.length);
    for (int i = 0; i < runs.length; i += 2) {
      Arrays.fill(copy, runs[i], runs[i + 1], (byte) 0);
    }
    return copy;
  }
}
