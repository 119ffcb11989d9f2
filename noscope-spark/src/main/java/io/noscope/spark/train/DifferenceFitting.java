package io.noscope.spark.train;

import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceRun;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.DifferenceTrainer;
import io.noscope.detect.MotionMask;
import io.noscope.optimize.LabelledSegment;
import io.noscope.video.SmallView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits every difference detector that makes sense for a camera. */
final class DifferenceFitting {
  private DifferenceFitting() {}

  /**
   * Each metric at both sizes, against the reference image and against frames some lags earlier.
   *
   * @param windowFrames frames in a second: lags go up to it
   * @param mask where motion does not count, if anywhere
   */
  static List<DifferenceDetector> fit(
      List<LabelledSegment> training, int windowFrames, Optional<MotionMask> mask) {
    List<DifferenceDetector> fitted = new ArrayList<>();
    boolean someEmpty = training.stream().anyMatch(DifferenceFitting::hasEmptyFrames);
    int longest = training.stream().mapToInt(LabelledSegment::frames).max().orElse(0);
    for (int side : new int[] {SmallView.SMALL, SmallView.LARGE}) {
      List<DifferenceRun> runs = TrainingSet.runs(training, side);
      for (Metric metric : Metric.values()) {
        if (someEmpty) {
          DifferenceSpec spec = new DifferenceSpec(metric, Baseline.REFERENCE_IMAGE, side, 0);
          fitted.add(DifferenceTrainer.fit(spec, runs, mask));
        }
        lags(windowFrames).stream()
            .filter(lag -> lag < longest)
            .map(lag -> new DifferenceSpec(metric, Baseline.EARLIER_FRAME, side, lag))
            .forEach(spec -> fitted.add(DifferenceTrainer.fit(spec, runs, mask)));
      }
    }
    return fitted;
  }

  private static List<Integer> lags(int windowFrames) {
    return List.of(1, Math.max(1, windowFrames / 2), windowFrames).stream().distinct().toList();
  }

  private static boolean hasEmptyFrames(LabelledSegment segment) {
    for (boolean present : segment.present()) {
      if (!present) {
        return true;
      }
    }
    return false;
  }
}
