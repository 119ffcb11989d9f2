package io.noscope.optimize;

import io.noscope.label.Targets;

/**
 * Whether a skip can be afforded. What skipping gets wrong depends on where visits begin relative
 * to the examined frames, which is chance: on a short threshold block a skip may well be lucky. So
 * all phases are tried, which is as good as a block several times as long, and the mean of their
 * errors, and one more, must keep to the targets. Skipping saves little where every frame is
 * decoded all the same, so where windows are too few to tell, it is left alone.
 */
final class SkipLottery {
  private SkipLottery() {}

  static boolean keepsTo(Targets targets, ThresholdBlock block, int skip) {
    if (skip == 1) {
      return true;
    }
    long falsePositives = 0;
    long falseNegatives = 0;
    for (int phase = 0; phase < skip; phase++) {
      WindowCounter counter = new WindowCounter(block.layout());
      for (int frame = 0; frame < block.frames(); frame++) {
        if (block.present()[asked(frame, block.starts()[frame], skip, phase)]) {
          counter.add(frame);
        }
      }
      falsePositives += counter.falsePositives();
      falseNegatives += counter.falseNegatives();
    }
    WindowLayout windows = block.layout();
    return rate(falsePositives, skip, windows.negatives()) <= targets.falsePositiveRate()
        && rate(falseNegatives, skip, windows.positives()) <= targets.falseNegativeRate();
  }

  private static double rate(long errors, int phases, int windows) {
    return ((double) errors / phases + 1) / (windows + 1);
  }

  /** The first frame of a segment is examined in every phase. */
  private static int asked(int frame, int start, int skip, int phase) {
    int k = frame - start;
    return k < phase ? start : frame - (k - phase) % skip;
  }
}
