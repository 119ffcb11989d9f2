package io.noscope.optimize;

import io.noscope.label.Guarantee;
import java.util.Objects;

/**
 * How often some plan's errors on the verify block were looked at. Of many looks one may be lucky,
 * so each is held to a higher confidence, such that all bounds together hold with 95%.
 *
 * @param taken looks, 0 or more
 * @param guarantee what is promised
 */
public record Looks(int taken, Guarantee guarantee) {
  private static final double RISK = 0.05;

  public Looks {
    Objects.requireNonNull(guarantee, "guarantee");
    if (taken < 0) {
      throw new IllegalArgumentException("looks are counted from 0, not " + taken);
    }
  }

  /** One more. */
  public Looks next() {
    return new Looks(taken + 1, guarantee);
  }

  /**
   * The confidence of the last look's bounds. For an estimate the risk is shared equally among the
   * looks that were taken (Bonferroni). Where bounds decide whether there is another look, the i-th
   * takes 1 / (i (i + 1)) of the risk, which sums to all of it however many there will be.
   */
  public double confidence() {
    double looks = Math.max(1, taken);
    return 1 - RISK / (guarantee == Guarantee.ESTIMATE ? looks : looks * (looks + 1));
  }
}
