package io.noscope.optimize;

import io.noscope.cascade.Examined;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec.Baseline;
import java.util.Optional;

/**
 * The threshold block as examined by one skip, one threshold of stillness and one difference
 * detector.
 *
 * @param block what is examined
 * @param skip every how many frames of a segment
 * @param disposables whether disposable frames are examined; if not, their label depends on the
 *     examined ones around them
 * @param stillBelow groups of pictures with less motion are examined by their first frame alone
 * @param detector the difference detector, if any
 * @param scores its score of each examined frame; not a number where it does not apply
 * @param asked for each frame the examined one whose answer it takes, which may be itself
 * @param askedToo for each frame another one, whose answer makes it present as well; the same where
 *     there is none
 * @param examined how many frames are
 * @param decoded how many frames are of groups that are not still
 * @param stills how many groups are still
 */
record Examination(
    ThresholdBlock block,
    int skip,
    boolean disposables,
    double stillBelow,
    Optional<DifferenceDetector> detector,
    double[] scores,
    int[] asked,
    int[] askedToo,
    int examined,
    int decoded,
    int stills) {
  /** The root of frames that are absent because they look like the reference image. */
  static final int ABSENT = -1;

  /** By a difference detector, of what every frame is decoded for. */
  static Examination of(
      ThresholdBlock block, int skip, Optional<DifferenceDetector> detector, double[] scores) {
    return of(block, skip, true, Double.NEGATIVE_INFINITY, detector, scores);
  }

  /** By a skip alone. */
  static Examination of(ThresholdBlock block, int skip) {
    return of(block, skip, Optional.empty(), new double[block.frames()]);
  }

  /** By a skip and a threshold of stillness. */
  static Examination still(ThresholdBlock block, int skip, double below) {
    return of(block, skip, true, below, Optional.empty(), new double[block.frames()]);
  }

  /** Of what others are predicted from, by a threshold of stillness. */
  static Examination referenced(ThresholdBlock block, double below) {
    return of(block, 1, false, below, Optional.empty(), new double[block.frames()]);
  }

  private static Examination of(
      ThresholdBlock block,
      int skip,
      boolean disposables,
      double below,
      Optional<DifferenceDetector> detector,
      double[] scores) {
    int[] asked = new int[block.frames()];
    int examined = 0;
    int decoded = 0;
    int stills = 0;
    for (int frame = 0; frame < asked.length; frame++) {
      boolean still = block.motion()[frame] < below;
      boolean leads = block.leads()[frame];
      int index = frame - block.starts()[frame];
      boolean itself =
          (disposables || !Examined.isLeftOut(index, still, block.disposable()[frame]))
              && Examined.isExamined(index, skip, still, leads);
      asked[frame] = itself || index == 0 ? frame : asked[frame - 1];
      examined += asked[frame] == frame ? 1 : 0;
      decoded += still ? 0 : 1;
      stills += still && leads ? 1 : 0;
    }
    return new Examination(
        block,
        skip,
        disposables,
        below,
        detector,
        scores,
        asked,
        disposables ? asked : behind(block, below, asked),
        examined,
        decoded,
        stills);
  }

  /** For each frame that was left out the next examined one of its segment, if there is one. */
  private static int[] behind(ThresholdBlock block, double below, int[] asked) {
    int[] behind = asked.clone();
    for (int frame = asked.length - 2; frame >= 0; frame--) {
      int index = frame - block.starts()[frame];
      boolean still = block.motion()[frame] < below;
      boolean last = block.starts()[frame + 1] != block.starts()[frame];
      if (!last && Examined.isLeftOut(index, still, block.disposable()[frame])) {
        behind[frame] = asked[frame + 1] == frame + 1 ? frame + 1 : behind[frame + 1];
      }
    }
    return behind;
  }

  /** Whether the frame is not skipped. */
  boolean examines(int frame) {
    return asked[frame] == frame;
  }

  /**
   * How many frames are decoded in full after their drafts for each that is shown to the reference
   * detector: in each group of pictures, as far as the last of them.
   *
   * @param asked those that are; where there is none, one anywhere counts
   */
  double fully(int[] asked) {
    if (!block.drafts() || asked.length == 0) {
      return meanWay();
    }
    boolean[] wanted = new boolean[block.frames()];
    for (int frame : asked) {
      wanted[frame] = true;
    }
    int again = 0;
    int way = 0;
    int last = 0;
    for (int frame = 0; frame < wanted.length; frame++) {
      if (begins(frame)) {
        again += last;
        way = 0;
        last = 0;
      }
      way++;
      last = wanted[frame] ? way : last;
    }
    return (double) (again + last) / asked.length;
  }

  /** How many frames are decoded in full, on average, for a picture of one after its draft. */
  double meanWay() {
    if (!block.drafts()) {
      return 0;
    }
    int groups = 0;
    for (int frame = 0; frame < block.frames(); frame++) {
      groups += begins(frame) ? 1 : 0;
    }
    return ((double) block.frames() / Math.max(1, groups) + 1) / 2;
  }

  /** Whether decoding can start at a frame. */
  private boolean begins(int frame) {
    return block.leads()[frame] || block.starts()[frame] == frame;
  }

  /** The frame whose answer a skipped frame takes. */
  int lastExamined(int frame) {
    return asked[frame];
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
