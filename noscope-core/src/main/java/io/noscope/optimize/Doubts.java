package io.noscope.optimize;

import java.util.List;

/**
 * Where a plan and the reference detector disagree about the verify block, frame by frame. A few
 * frames of a window may be wrong and the window right.
 *
 * @param runs the longest of either kind, in the order of files and frames
 * @param frames of the verify block
 * @param falsePositives frames of it that the plan alone calls positive
 * @param falseNegatives frames of it that the reference detector alone does
 */
public record Doubts(List<Doubt> runs, long frames, long falsePositives, long falseNegatives) {
  /** Nothing was verified. */
  public static final Doubts NONE = new Doubts(List.of(), 0, 0, 0);

  public Doubts {
    runs = List.copyOf(runs);
  }
}
