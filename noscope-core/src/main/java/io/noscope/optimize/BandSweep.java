package io.noscope.optimize;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the two thresholds of a model for one set of roots. Raising {@code low} can only miss more
 * windows and clear false ones, lowering {@code high} can only do the reverse. So as {@code low}
 * goes up over the ranked roots, the least {@code high} within the budget goes down: two pointers
 * and one pass find the narrowest band of all.
 */
final class BandSweep {
  private final ThresholdBlock block;
  private final Roots roots;
  private final WindowCounter answered;
  private final double[] values;
  private final int[] ranked;
  private final int[] starts;
  private int groups;

  /**
   * @param answered window errors when the reference detector answers for every root
   * @param ranking all frames by probability
   */
  BandSweep(ThresholdBlock block, Roots roots, WindowCounter answered, Ranking ranking) {
    this.block = block;
    this.roots = roots;
    this.answered = answered;
    this.values = new double[ranking.size()];
    this.starts = new int[ranking.size() + 1];
    this.ranked = new int[roots.count()];
    int n = 0;
    for (int value = 0; value < ranking.size(); value++) {
      for (int i = ranking.starts()[value]; i < ranking.starts()[value + 1]; i++) {
        if (roots.isRoot(ranking.frames()[i])) {
          ranked[n++] = ranking.frames()[i];
        }
      }
      if (n > starts[groups]) {
        values[groups++] = ranking.values()[value];
        starts[groups] = n;
      }
    }
  }

  /**
   * The band with the fewest uncertain roots whose errors are within the budget; of several the one
   * that none {@link Band#isBeatenBy beats}.
   */
  Optional<Band> narrowest(ErrorBudget budget) {
    WindowCounter counter = answered.copy();
    Band best = null;
    int to = groups;
    boolean lessFalse = true;
    for (int from = 0; from <= groups; from++) {
      if (from > 0) {
        boolean wasPresent = to < from;
        to = Math.max(to, from);
        lessFalse |= settleAbsent(from - 1, wasPresent, counter);
      }
      // Trying again is of no use unless a label has changed since.
      while (lessFalse && to > from && settlePresent(to - 1, counter, budget)) {
        to--;
      }
      lessFalse = false;
      if (budget.allows(counter) && low(from, to) <= high(from, to)) {
        if (best == null || best.isBeatenBy(starts[to] - starts[from], counter)) {
          best = band(from, to, counter);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Widens a band outwards. Errors may cancel out, so that fewer of them break the budget; then it
   * is widened by half as much, and so on.
   *
   * @param more roots that may become uncertain
   * @param lowShare share of them below {@code low}; what one side cannot use goes to the other
   */
  Band widened(Band band, int more, double lowShare, ErrorBudget budget) {
    for (int roots = more; roots > 0; roots /= 2) {
      Band wider = widened(band, roots, lowShare);
      if (budget.allows(wider.rates())) {
        return wider;
      }
    }
    return band;
  }

  private Band widened(Band band, int more, double lowShare) {
    int from = down(band.from(), (int) Math.round(lowShare * more));
    int to = up(band.to(), more - (starts[band.from()] - starts[from]));
    from = down(band.from(), more - (starts[to] - starts[band.to()]));
    WindowCounter counter = answered.copy();
    for (int group = 0; group < from; group++) {
      settleAbsent(group, false, counter);
    }
    for (int group = to; group < groups; group++) {
      settlePresent(group, counter, ErrorBudget.UNLIMITED);
    }
    return band(from, to, counter);
  }

  private Band band(int from, int to, WindowCounter counter) {
    return new Band(from, to, starts[to] - starts[from], counter.rates(), counter.frameRisk());
  }

  /** The roots that a band leaves to the reference detector. */
  int[] uncertain(Band band) {
    return Arrays.copyOfRange(ranked, starts[band.from()], starts[band.to()]);
  }

  /** How many frames take their label from roots that the model alone calls absent. */
  int absentFrames(Band band) {
    return Arrays.stream(ranked, 0, starts[band.from()]).map(roots::shares).sum();
  }

  /**
   * The least threshold that keeps groups below {@code from} absent: scores not seen yet are
   * unsure.
   */
  float low(int from, int to) {
    return from > 0 ? Math.nextUp((float) values[from - 1]) : Math.min(0, present(to));
  }

  /** The largest threshold that keeps the groups from {@code to} on present. */
  float high(int from, int to) {
    return to < groups ? present(to) : Math.max(1, low(from, to));
  }

  private float present(int to) {
    return to < groups ? Math.nextDown((float) values[to]) : 1;
  }

  private int down(int from, int more) {
    int to = from;
    while (to > 0 && starts[from] - starts[to - 1] <= more) {
      to--;
    }
    return to;
  }

  private int up(int from, int more) {
    int to = from;
    while (to < groups && starts[to + 1] - starts[from] <= more) {
      to++;
    }
    return to;
  }

  /** Whether any label changed. */
  private boolean settleAbsent(int group, boolean wasPresent, WindowCounter counter) {
    boolean changed = false;
    for (int i = starts[group]; i < starts[group + 1]; i++) {
      if (wasPresent || block.present()[ranked[i]]) {
        roots.turn(ranked[i], false, counter);
        changed = true;
      }
    }
    return changed;
  }

  /** Calls a group present unless that makes too many false positives; then leaves it alone. */
  private boolean settlePresent(int group, WindowCounter counter, ErrorBudget budget) {
    int i = starts[group];
    while (i < starts[group + 1] && counter.falsePositives() <= budget.falsePositives()) {
      turnIfAbsent(ranked[i++], true, counter);
    }
    if (counter.falsePositives() <= budget.falsePositives()) {
      return true;
    }
    while (i > starts[group]) {
      turnIfAbsent(ranked[--i], false, counter);
    }
    return false;
  }

  private void turnIfAbsent(int frame, boolean present, WindowCounter counter) {
    if (!block.present()[frame]) {
      roots.turn(frame, present, counter);
    }
  }
}
