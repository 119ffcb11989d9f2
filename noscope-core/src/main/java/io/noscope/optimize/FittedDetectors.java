package io.noscope.optimize;

import io.noscope.detect.DifferenceDetector;
import io.noscope.label.Targets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Difference detectors on the frames that they were fitted to, at every skip: what they do there
 * goes for full pictures and for drafts.
 *
 * @param block those frames
 * @param detectors which
 * @param skips that plans may have
 * @param frames by skip, for each detector
 */
record FittedDetectors(
    ThresholdBlock block,
    List<DifferenceDetector> detectors,
    List<Integer> skips,
    Map<Integer, List<FittedFrames>> frames) {
  static FittedDetectors of(
      ThresholdBlock block,
      List<DifferenceDetector> detectors,
      List<Integer> skips,
      Targets targets) {
    DifferenceScores scores = new DifferenceScores(block, detectors, skips);
    Map<Integer, List<FittedFrames>> frames = new HashMap<>();
    for (int skip : skips) {
      frames.put(
          skip,
          IntStream.range(0, detectors.size())
              .parallel()
              .mapToObj(
                  d ->
                      Examination.of(
                          block, skip, Optional.of(detectors.get(d)), scores.of(d, skip)))
              .map(examination -> FittedFrames.of(examination, targets))
              .toList());
    }
    return new FittedDetectors(block, detectors, skips, frames);
  }
}
