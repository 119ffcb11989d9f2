package io.noscope.optimize;

import io.noscope.cascade.Examined;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec.Baseline;
import java.util.Optional;

/**
 * The threshold block as examined by one skip and one difference detector.
 *
 * @param block what is examined
 * @param skip every how many frames of a segment
 * @param detector the difference detector, if any
 * @param scores its score of each examined frame; not a number where it does not apply
 * @param examined how many frames are not skipped
 */
record Examination(
    ThresholdBlock block,
    int skip,
    Optional<DifferenceDetector> detector,
    double[] scores,
    int examined) {
  /** The root of frames that are absent because they look like the reference image. */
  static final int ABSENT = -1;

  static Examination of(
      ThresholdBlock block, int skip, Optional<DifferenceDetector> detector, double[] scores) {
    int examined = block.segments().stream().mapToInt(s -> (s.frames() + skip - 1) / skip).sum();
    return new Examination(block, skip, detector, scores, examined);
  }

  /** Whether the frame is not skipped. */
  boolean examines(int frame) {
    return (frame - block.starts()[frame]) % skip == 0;
  }

  /** The frame whose answer a skipped frame takes. */
  int lastExamined(int frame) {
    int start = block.starts()[frame];
    return start + Examined.lastExamined(frame - start, skip);
  }

  /** The frame whose answer an unchanged frame takes; {@link #ABSENT} for the reference image. */
  int baseline(int frame) {
    if (detector.orElseThrow().spec().baseline() == Baseline.REFERENCE_IMAGE) {
      return ABSENT;
    }
    int start = block.starts()[frame];
    return start + Examined.baselineOf(frame - start, skip, detector.orElseThrow().spec().lag());
  }
}
