package io.noscope.optimize;

import io.noscope.label.Targets;

/**
 * Whether a skip can be afforded. What skipping gets wrong depends on where visits begin relative
 * to the examined frames, which is chance: on a short threshold block a skip may well be lucky. So
 * all phases are tried, and the mean of their rates must keep to the targets. That is as good as a
 * block several times as long.
 */
final class SkipLottery {
  private SkipLottery() {}

  static boolean keepsTo(Targets targets, ThresholdBlock block, int skip) {
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
    return falsePositives <= targets.falsePositiveRate() * skip * block.layout().negatives()
        && falseNegatives <= targets.falseNegativeRate() * skip * block.layout().positives();
  }

  /** The first frame of a segment is examined in every phase. */
  private static int asked(int frame, int start, int skip, int phase) {
    int k = frame - start;
    return k < phase ? start : frame - (k - phase) % skip;
  }
}
