package io.noscope.spark.train;

import io.noscope.optimize.Doubt;
import io.noscope.optimize.Doubts;
import io.noscope.optimize.LabelledRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds where a plan and the reference detector disagree about the verify block. */
final class DoubtfulFrames {
  /** Of either kind: enough to see what goes wrong, few enough to look at all of them. */
  private static final int MOST = 12;

  private static final Comparator<Doubt> TIMELINE =
      Comparator.comparing(Doubt::path).thenComparingLong(Doubt::frame);

  private final List<Doubt> runs = new ArrayList<>();
  private long frames;
  private long falsePositives;
  private long falseNegatives;

  private DoubtfulFrames() {}

  /**
   * @param reference what the reference detector said
   * @param labels what the plan says of the same frames
   */
  static Doubts of(List<LabelledRun> reference, List<SliceLabels> labels) {
    DoubtfulFrames found = new DoubtfulFrames();
    for (int i = 0; i < labels.size(); i++) {
      found.add(reference.get(i), labels.get(i));
    }
    List<Doubt> kept = new ArrayList<>(found.longest(true));
    kept.addAll(found.longest(false));
    kept.sort(TIMELINE);
    return new Doubts(kept, found.frames, found.falsePositives, found.falseNegatives);
  }

  private void add(LabelledRun reference, SliceLabels labels) {
    boolean[] present = reference.present();
    frames += present.length;
    int start = 0;
    while (start < present.length) {
      int end = start + 1;
      if (labels.present()[start] != present[start]) {
        while (end < present.length
            && present[end] == present[start]
            && labels.present()[end] != present[end]) {
          end++;
        }
        add(reference, labels, start, end);
      }
      start = end;
    }
  }

  private void add(LabelledRun reference, SliceLabels labels, int start, int end) {
    int middle = (start + end - 1) / 2;
    boolean missed = reference.present()[start];
    falseNegatives += missed ? end - start : 0;
    falsePositives += missed ? 0 : end - start;
    runs.add(
        new Doubt(
            reference.file().path(),
            reference.firstFrame() + middle,
            end - start,
            missed,
            labels.stages()[middle],
            labels.scores()[middle]));
  }

  private List<Doubt> longest(boolean missed) {
    return runs.stream()
        .filter(run -> run.reference() == missed)
        .sorted(Comparator.comparingInt(Doubt::frames).reversed().thenComparing(TIMELINE))
        .limit(MOST)
        .toList();
  }
}
