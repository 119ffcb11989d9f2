package io.noscope.optimize;

import io.noscope.detect.DifferenceDetector;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The difference detectors that are worth scoring a large block with: comparing views is most of
 * the search's time. On an even sample of its segments, those that call the fewest frames changed
 * for nothing, each at its highest threshold that costs no error.
 */
final class DetectorShortlist {
  /** Blocks of so many frames or fewer are scored with all detectors. */
  private static final int SMALL = 20_000;

  /** Frames of the sample at most. */
  private static final int SAMPLE = 5_000;

  private static final int LENGTH = 6;

  private DetectorShortlist() {}

  /** Cheap ones first, where several do equally well. */
  static List<DifferenceDetector> of(
      List<DifferenceDetector> detectors, ThresholdBlock block, WindowRule windows, Targets aim) {
    if (block.frames() <= SMALL || detectors.size() <= LENGTH) {
      return detectors;
    }
    ThresholdBlock sample = sample(block, windows);
    ErrorBudget budget = ErrorBudget.of(aim, sample.layout());
    DifferenceScores scores = new DifferenceScores(sample, detectors, List.of(1));
    int[] falseChanges =
        IntStream.range(0, detectors.size())
            .parallel()
            .map(d -> falseChanges(sample, detectors.get(d), scores.of(d, 1), budget))
            .toArray();
    return IntStream.range(0, detectors.size())
        .boxed()
        .sorted(Comparator.comparingInt(d -> falseChanges[d]))
        .limit(LENGTH)
        .sorted()
        .map(detectors::get)
        .toList();
  }

  private static int falseChanges(
      ThresholdBlock sample, DifferenceDetector detector, double[] scores, ErrorBudget budget) {
    DifferenceSweep sweep =
        new DifferenceSweep(Examination.of(sample, 1, Optional.of(detector), scores));
    return sweep.falseChanges(sweep.edge(budget));
  }

  private static ThresholdBlock sample(ThresholdBlock block, WindowRule windows) {
    int every = (block.frames() + SAMPLE - 1) / SAMPLE;
    List<LabelledSegment> segments = block.segments();
    return ThresholdBlock.of(
        windows,
        IntStream.range(0, segments.size())
            .filter(s -> s % every == 0)
            .mapToObj(segments::get)
            .toList());
  }
}
