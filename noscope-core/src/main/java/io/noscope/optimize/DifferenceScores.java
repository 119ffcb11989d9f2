package io.noscope.optimize;

import io.noscope.cascade.Examined;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceScorer;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.video.SmallView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores of difference detectors on the threshold block. Each pair of frames is compared once by
 * each detector, though several skips need it.
 */
final class DifferenceScores {
  private final ThresholdBlock block;
  private final List<DifferenceDetector> detectors;
  private final List<Integer> skips;
  private final Map<Key, double[]> scores = new HashMap<>();

  DifferenceScores(ThresholdBlock block, List<DifferenceDetector> detectors, List<Integer> skips) {
    this.block = block;
    this.detectors = detectors;
    this.skips = skips;
    for (int d = 0; d < detectors.size(); d++) {
      for (int skip : skips) {
        scores.computeIfAbsent(new Key(d, distance(detectors.get(d), skip)), k -> unknown());
      }
    }
    int[] starts = block.segmentStarts();
    // Each segment has a part of the arrays to itself.
    IntStream.range(0, starts.length)
        .parallel()
        .forEach(s -> fill(block.segments().get(s).views(), starts[s]));
  }

  /** Scores a segment's views, which begin at this frame of the block. */
  private void fill(byte[][] views, int start) {
    // Halved views live no longer than the work on their segment.
    byte[][] small =
        detectors.stream().anyMatch(d -> d.spec().side() == SmallView.SMALL)
            ? halved(views)
            : new byte[0][];
    for (int d = 0; d < detectors.size(); d++) {
      boolean large = detectors.get(d).spec().side() == SmallView.LARGE;
      fill(d, large ? views : small, start);
    }
  }

  /** For each frame the score by the detector of this index; not a number where not examined. */
  double[] of(int index, int skip) {
    DifferenceDetector detector = detectors.get(index);
    double[] known = scores.get(new Key(index, distance(detector, skip)));
    double[] wanted = new double[block.frames()];
    for (int frame = 0; frame < wanted.length; frame++) {
      int k = frame - block.starts()[frame];
      boolean compared = k % skip == 0 && baseline(detector, skip, k) >= 0;
      wanted[frame] = compared ? known[frame] : Double.NaN;
    }
    return wanted;
  }

  private void fill(int index, byte[][] views, int start) {
    DifferenceDetector detector = detectors.get(index);
    boolean earlier = detector.spec().baseline() == Baseline.EARLIER_FRAME;
    try (DifferenceScorer scorer = detector.open()) {
      byte[][] seen = detector.mask().isPresent() ? seen(scorer, views) : views;
      for (int skip : skips) {
        double[] known = scores.get(new Key(index, distance(detector, skip)));
        for (int k = 0; k < seen.length; k += skip) {
          int baseline = baseline(detector, skip, k);
          if (baseline >= 0 && Double.isNaN(known[start + k])) {
            byte[] against = earlier ? seen[baseline] : detector.referenceImage();
            known[start + k] = scorer.score(seen[k], against);
          }
        }
      }
    }
  }

  private static byte[][] seen(DifferenceScorer scorer, byte[][] views) {
    return Arrays.stream(views).map(view -> scorer.seen(view).clone()).toArray(byte[][]::new);
  }

  /** What a frame of a segment is compared with; 0 against the reference image, -1 for nothing. */
  private static int baseline(DifferenceDetector detector, int skip, int frame) {
    return detector.spec().baseline() == Baseline.EARLIER_FRAME
        ? Examined.baselineOf(frame, skip, detector.spec().lag())
        : 0;
  }

  /**
   * How many frames before an examined one its baseline lies: the lag rounded up to whole skips.
   */
  private static int distance(DifferenceDetector detector, int skip) {
    int lag = detector.spec().lag();
    return (lag + skip - 1) / skip * skip;
  }

  private double[] unknown() {
    double[] all = new double[block.frames()];
    Arrays.fill(all, Double.NaN);
    return all;
  }

  private static byte[][] halved(byte[][] views) {
    byte[][] small = new byte[views.length][SmallView.bytes(SmallView.SMALL)];
    for (int i = 0; i < views.length; i++) {
      SmallView.halve(views[i], small[i]);
    }
    return small;
  }

  private record Key(int detector, int distance) {}
}
