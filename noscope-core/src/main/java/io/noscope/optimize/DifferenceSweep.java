package io.noscope.optimize;

import java.util.Arrays;

/**
 * A difference detector's own errors at every threshold that makes a difference, with the reference
 * detector answering for all that is changed. The threshold is raised from one distinct score to
 * the next; each time the frames that have that score, and all that depend on them, take over the
 * answer of their baseline. So only labels that change are touched.
 */
final class DifferenceSweep {
  private final Examination examination;
  private final Ranking ranking;
  private final int[] takesFrom;
  private final int[] last;
  private final int[] next;
  private final int[] falsePositives;
  private final int[] falseNegatives;

  DifferenceSweep(Examination examination) {
    this.examination = examination;
    this.ranking = Ranking.of(examination.scores());
    int n = examination.block().frames();
    this.takesFrom = new int[n];
    this.last = new int[n];
    this.next = new int[n];
    this.falsePositives = new int[ranking.size() + 1];
    this.falseNegatives = new int[ranking.size() + 1];
    sweep();
  }

  /** Steps of the threshold: 0 leaves nothing unchanged, each further one takes one more score. */
  int steps() {
    return ranking.size() + 1;
  }

  /** The least threshold of a step, so that scores not seen yet count as changed. */
  double threshold(int step) {
    return step == 0 ? Double.NEGATIVE_INFINITY : Math.nextUp(ranking.values()[step - 1]);
  }

  /** Frames that are unchanged at a step. */
  int unchanged(int step) {
    return ranking.starts()[step];
  }

  /** The last step whose threshold is at most this. */
  int stepAt(double most) {
    int step = ranking.size();
    while (step > 0 && threshold(step) > most) {
      step--;
    }
    return step;
  }

  /** Frames that are changed at a step though their label is their baseline's. */
  int falseChanges(int step) {
    boolean[] present = examination.block().present();
    int count = 0;
    for (int i = unchanged(step); i < ranking.frames().length; i++) {
      int frame = ranking.frames()[i];
      int baseline = examination.baseline(frame);
      count += present[frame] == (baseline != Examination.ABSENT && present[baseline]) ? 1 : 0;
    }
    return count;
  }

  /** The last step that makes no more errors than skipping does anyway. */
  int edge(ErrorBudget budget) {
    return Math.max(0, lastWithin(part(budget, 0), Integer.MAX_VALUE));
  }

  /** A share of the budget beyond the errors at step 0, which skipping makes. */
  ErrorBudget part(ErrorBudget budget, double share) {
    return budget.part(share, falsePositives[0], falseNegatives[0]);
  }

  /**
   * The last step with at most so many unchanged frames whose errors are within a budget.
   *
   * @return -1 where there is none
   */
  int lastWithin(ErrorBudget budget, int mostUnchanged) {
    int step = ranking.size();
    while (step >= 0
        && (unchanged(step) > mostUnchanged
            || !budget.allows(falsePositives[step], falseNegatives[step]))) {
      step--;
    }
    return step;
  }

  private void sweep() {
    ThresholdBlock block = examination.block();
    WindowCounter counter =
        Roots.of(examination, Double.NEGATIVE_INFINITY).answeredByReference(block);
    Arrays.fill(next, -1);
    for (int frame = 0; frame < block.frames(); frame++) {
      int asked = examination.lastExamined(frame);
      takesFrom[frame] = asked;
      last[frame] = frame;
      if (asked != frame) {
        append(frame, asked);
      }
    }
    note(0, counter);
    for (int step = 1; step <= ranking.size(); step++) {
      for (int i = ranking.starts()[step - 1]; i < ranking.starts()[step]; i++) {
        merge(ranking.frames()[i], counter);
      }
      note(step, counter);
    }
  }

  /** The group of a frame takes over the answer of the baseline's group. */
  private void merge(int frame, WindowCounter counter) {
    boolean[] present = examination.block().present();
    int baseline = examination.baseline(frame);
    int root = baseline == Examination.ABSENT ? Examination.ABSENT : root(baseline);
    boolean after = root != Examination.ABSENT && present[root];
    if (present[frame] != after) {
      for (int member = frame; member >= 0; member = next[member]) {
        if (after) {
          counter.add(member);
        } else {
          counter.remove(member);
        }
      }
    }
    takesFrom[frame] = root;
    if (root != Examination.ABSENT) {
      append(frame, root);
    }
  }

  /** Chains the group that begins with {@code frame} to the one of {@code root}. */
  private void append(int frame, int root) {
    next[last[root]] = frame;
    last[root] = last[frame];
  }

  private int root(int frame) {
    int at = frame;
    while (at != Examination.ABSENT && takesFrom[at] != at) {
      int above = takesFrom[at];
      if (above != Examination.ABSENT) {
        takesFrom[at] = takesFrom[above];
      }
      at = above;
    }
    return at;
  }

  private void note(int step, WindowCounter counter) {
    falsePositives[step] = counter.falsePositives();
    falseNegatives[step] = counter.falseNegatives();
  }
}
