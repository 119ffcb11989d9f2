package io.noscope.cascade;

import io.noscope.ListFrameSource;
import io.noscope.TableDetector;
import io.noscope.detect.DifferenceSpec;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What a cascade means, written for reading: one frame at a time, by recursion.
 *
 * @param motion of each ten frames
 */
record CascadeOracle(
    Cascade cascade, int[] greys, double[] motion, int emptyGrey, LongPredicate reference) {
  boolean present(int frame) {
    return switch (stage(frame)) {
      case SKIPPED ->
          present(examinedAtOrBefore(frame)) || behind(frame).map(this::present).orElse(false);
      case UNCHANGED -> baseline(frame).map(this::present).orElse(false);
      case MODEL -> probability(frame) > cascade.model().orElseThrow().high();
      case REFERENCE -> reference.test(frame);
    };
  }

  /** What the frame's label says; not a number where it is that of the empty view. */
  float score(int frame) {
    return switch (stage(frame)) {
      case SKIPPED -> betweenScore(frame);
      case UNCHANGED -> baseline(frame).map(this::score).orElse(Float.NaN);
      case MODEL -> probability(frame);
      case REFERENCE -> reference.test(frame) ? TableDetector.PERSON.score() : 0;
    };
  }

  Stage stage(int frame) {
    if (examinedAtOrBefore(frame) != frame) {
      return Stage.SKIPPED;
    }
    if (cascade.difference().isPresent() && unchanged(frame, cascade.difference().get())) {
      return Stage.UNCHANGED;
    }
    boolean sure =
        cascade.model().isPresent()
            && (probability(frame) < cascade.model().get().low()
                || probability(frame) > cascade.model().get().high());
    return sure ? Stage.MODEL : Stage.REFERENCE;
  }

  private boolean unchanged(int frame, DifferenceStage stage) {
    if (isAgainstEmpty(stage)) {
      return error(seen(frame), emptyGrey) < stage.threshold();
    }
    return baseline(frame)
        .map(earlier -> error(seen(frame), seen(earlier)) < stage.threshold())
        .orElse(false);
  }

  /** The earlier frame that this one is compared with, if that is how and there is one. */
  private Optional<Integer> baseline(int frame) {
    return cascade
        .difference()
        .filter(stage -> !isAgainstEmpty(stage))
        .map(stage -> frame - stage.detector().spec().lag())
        .filter(latest -> latest >= 0)
        .map(this::examinedAtOrBefore)
        .filter(earlier -> earlier / stretch() == frame / stretch());
  }

  /** Frames of which none takes a label from one before them. */
  private int stretch() {
    return 50 - 50 % cascade.skip();
  }

  private static boolean isAgainstEmpty(DifferenceStage stage) {
    return stage.detector().spec().baseline() == DifferenceSpec.Baseline.REFERENCE_IMAGE;
  }

  private int examinedAtOrBefore(int frame) {
    int examined = frame;
    while (!isExamined(examined)) {
      examined--;
    }
    return examined;
  }

  private boolean isExamined(int frame) {
    return isStill(frame) ? frame % 10 == 0 : !isLeftOut(frame) && frame % cascade.skip() == 0;
  }

  private boolean isStill(int frame) {
    return cascade.still().isPresent() && motion[frame / 10] < cascade.stillBelow();
  }

  private boolean isLeftOut(int frame) {
    return !cascade.disposables() && !isStill(frame) && ListFrameSource.isDisposable(frame);
  }

  /** The examined frame behind one that was left out, if there is one. */
  private Optional<Integer> behind(int frame) {
    int examined = frame;
    while (examined < greys.length && isLeftOut(examined)) {
      examined++;
    }
    return Optional.of(examined).filter(next -> next != frame && next < greys.length);
  }

  private float betweenScore(int frame) {
    int before = examinedAtOrBefore(frame);
    int behind = behind(frame).orElse(before);
    return present(before) == present(behind)
        ? Math.max(score(before), score(behind))
        : present(before) ? score(before) : score(behind);
  }

  private float probability(int frame) {
    return seen(frame) / 255f;
  }

  /** The grey that the stages before the reference detector see. */
  private int seen(int frame) {
    return cascade.drafts() ? ListFrameSource.draftOf(greys[frame]) : greys[frame];
  }

  private static double error(int grey, int other) {
    return (double) (grey - other) * (grey - other);
  }
}
