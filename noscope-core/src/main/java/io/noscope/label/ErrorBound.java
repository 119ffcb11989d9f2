package io.noscope.label;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The one-sided upper bound of an error rate (Clopper and Pearson 1934). It takes windows to be
 * independent; those of one visit are not, so it holds the better the more visits there are.
 */
public final class ErrorBound {
  private static final long MOST_WINDOWS = 1L << 40;

  private ErrorBound() {}

  /**
   * The largest rate at which so few errors are not less likely than 1 - confidence.
   *
   * @param errors windows that are wrong, 0 or more; as an expectation it may be a fraction
   * @param windows of all, above 0
   * @param confidence in (0, 1)
   */
  public static double of(double errors, long windows, double confidence) {
    return errors >= windows
        ? 1
        : BetaDistribution.of(errors + 1, windows - errors)
            .inverseCumulativeProbability(confidence);
  }

  /**
   * How many windows it takes for the bound to reach a rate if the share of errors stays what it
   * is; none where no number does.
   *
   * @param errors windows that are wrong
   * @param windows of so many; 0 where none was seen
   */
  public static OptionalLong windowsFor(double rate, long errors, long windows, double confidence) {
    double share = windows == 0 ? 0 : (double) errors / windows;
    long enough = Math.max(1, windows);
    while (of(share * enough, enough, confidence) > rate) {
      enough *= 2;
      if (share >= rate || enough > MOST_WINDOWS) {
        return OptionalLong.empty();
      }
    }
    long tooFew = 0;
    while (enough - tooFew > 1) {
      long middle = (tooFew + enough) >>> 1;
      if (of(share * middle, middle, confidence) > rate) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalLong.of(Math.max(enough, windows));
  }
}
