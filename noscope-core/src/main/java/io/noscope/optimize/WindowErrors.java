package io.noscope.optimize;

import io.noscope.label.ErrorRates;
import io.noscope.label.WindowRule;
import java.util.List;

/** Errors of frame labels against the reference detector's, counted in windows. */
public final class WindowErrors {
  private WindowErrors() {}

  /**
   * Compares labels with the reference's. Windows are aligned to frame numbers of the file and
   * counted only where all their frames are there, be it from several runs; so a window that is cut
   * at the edge of the sample, or by the end of a file, does not count.
   *
   * @param rule how windows are labelled
   * @param reference what the reference detector said
   * @param labels what is judged: for each run as many labels as it has
   * @throws IllegalArgumentException when the lengths differ
   */
  public static ErrorRates compare(
      WindowRule rule, List<LabelledRun> reference, List<boolean[]> labels) {
    if (reference.size() != labels.size()) {
      throw new IllegalArgumentException(
          "%d runs of reference labels against %d".formatted(reference.size(), labels.size()));
    }
    WindowLayout layout = WindowLayout.of(rule, reference);
    boolean[] all = new boolean[layout.frames()];
    int start = 0;
    for (int run = 0; run < labels.size(); run++) {
      boolean[] part = labels.get(run);
      if (part.length != reference.get(run).present().length) {
        throw new IllegalArgumentException(
            "run %d of %s: %d reference labels against %d"
                .formatted(
                    run,
                    reference.get(run).file().path(),
                    reference.get(run).present().length,
                    part.length));
      }
      System.arraycopy(part, 0, all, start, part.length);
      start += part.length;
    }
    WindowCounter counter = new WindowCounter(layout);
    for (int frame = 0; frame < all.length; frame++) {
      if (all[frame]) {
        counter.add(frame);
      }
    }
    return counter.rates();
  }
}
