package io.noscope.optimize;

/**
 * How much of an archive the reference detector may label to learn from.
 *
 * @param fraction of the archive's frames, in (0, 1]
 * @param minimumFrames labelled even where the fraction would be less, 0 or more
 * @param maximumFrames never more than these, however long the archive
 */
public record LabelBudget(double fraction, long minimumFrames, long maximumFrames) {
  /** A fifth of the archive, between 2,000 and 10,000 frames. */
  public static final LabelBudget DEFAULT = new LabelBudget(0.2, 2_000, 10_000);

  /** More would leave no gaps between the samples, and little to save on. */
  private static final double MOST = 0.5;

  /** More, and the reference detector on every frame would be as well. */
  private static final double MOST_TO_JUDGE = 0.8;

  public LabelBudget {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "the labelled fraction lies above 0 and up to 1, such as 0.2, not " + fraction);
    }
    if (minimumFrames < 0 || maximumFrames < minimumFrames) {
      throw new IllegalArgumentException(
          "labelled frames range from a minimum of 0 or more to a maximum that is not less, not "
              + minimumFrames
              + " to "
              + maximumFrames);
    }
  }

  /** Most frames to label of an archive of this many, never above half of it. */
  public long frames(long archiveFrames) {
    long wanted = Math.max(minimumFrames, Math.round(fraction * archiveFrames));
    return Math.min(Math.min(wanted, maximumFrames), (long) (MOST * archiveFrames));
  }

  /** What is labelled of an archive at the very most, to learn and to judge: four fifths. */
  public static long mostToJudge(long archiveFrames) {
    return (long) (MOST_TO_JUDGE * archiveFrames);
  }
}
