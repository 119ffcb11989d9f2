package io.noscope.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes difference detectors from labelled frames. Deterministic. */
public final class DifferenceTrainer {
  private static final float[] NO_WEIGHTS = {};
  private static final byte[] NO_IMAGE = {};

  private DifferenceTrainer() {}

  /**
   * The average of views that the reference detector called empty, rounded half up.
   *
   * @param emptyViews one view or more, all of one length
   */
  public static byte[] referenceImage(List<byte[]> emptyViews) {
    if (emptyViews.isEmpty()) {
      throw new IllegalArgumentException(
          "a reference image is the average of empty frames, but every labelled frame shows the class");
    }
    long[] sums = new long[emptyViews.get(0).length];
    for (byte[] view : emptyViews) {
      requireBytes(view, sums.length);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += view[i] & 0xff;
      }
    }
    byte[] average = new byte[sums.length];
    int count = emptyViews.size();
    for (int i = 0; i < sums.length; i++) {
      average[i] = (byte) ((2 * sums[i] + count) / (2L * count));
    }
    return average;
  }

  /** {@link #fit(DifferenceSpec, List, Optional)} of a detector that looks at the whole view. */
  public static DifferenceDetector fit(DifferenceSpec spec, List<DifferenceRun> runs) {
    return fit(spec, runs, Optional.empty());
  }

  /**
   * Fits a detector. Against the reference image, the average of the runs' empty frames, a frame
   * has changed when it shows the class; against an earlier frame, when its label differs from that
   * frame's. Only {@code BLOCKED} learns weights; where all frames have changed or none has, it has
   * nothing to tell apart and weighs all blocks the same.
   *
   * @param runs frames of {@code spec.side()}; a comparison never reaches from one run to another
   * @param mask where it does not look, if anywhere
   * @throws IllegalArgumentException if a reference image is wanted and no frame is empty, or if no
   *     run is longer than the lag
   */
  public static DifferenceDetector fit(
      DifferenceSpec spec, List<DifferenceRun> runs, Optional<MotionMask> mask) {
    Optional<MaskedView> masked = mask.map(m -> new MaskedView(m, spec.side()));
    boolean earlier = spec.baseline() == DifferenceSpec.Baseline.EARLIER_FRAME;
    byte[] image = earlier ? NO_IMAGE : seen(masked, referenceImage(emptyViews(runs)));
    if (spec.metric() != DifferenceSpec.Metric.BLOCKED) {
      return new DifferenceDetector(spec, image, NO_WEIGHTS, mask);
    }
    List<float[]> errors = new ArrayList<>();
    List<Boolean> changed = new ArrayList<>();
    for (DifferenceRun run : runs) {
      List<byte[]> views = run.views().stream().map(view -> seen(masked, view)).toList();
      for (int frame = spec.lag(); frame < run.present().length; frame++) {
        byte[] baseline = earlier ? views.get(frame - spec.lag()) : image;
        boolean was = earlier && run.present()[frame - spec.lag()];
        errors.add(blockErrors(views.get(frame), baseline, spec.side()));
        changed.add(run.present()[frame] != was);
      }
    }
    if (errors.isEmpty()) {
      throw new IllegalArgumentException(
          "%s compares frames %d apart, but no run of labelled frames is that long"
              .formatted(spec, spec.lag()));
    }
    return new DifferenceDetector(spec, image, LogisticRegression.fit(errors, changed), mask);
  }

  /** A view as the detector sees it; a run's are made anew, which is cheaper than to keep them. */
  private static byte[] seen(Optional<MaskedView> mask, byte[] view) {
    return mask.isPresent() ? mask.get().of(view).clone() : view;
  }

  private static List<byte[]> emptyViews(List<DifferenceRun> runs) {
    List<byte[]> empty = new ArrayList<>();
    for (DifferenceRun run : runs) {
      for (int frame = 0; frame < run.present().length; frame++) {
        if (!run.present()[frame]) {
          empty.add(run.views().get(frame));
        }
      }
    }
    return empty;
  }

  private static float[] blockErrors(byte[] view, byte[] baseline, int side) {
    requireBytes(view, side * side * 3);
    return BlockErrors.of(view, baseline, side);
  }

  private static void requireBytes(byte[] view, int bytes) {
    if (view.length != bytes) {
      throw new IllegalArgumentException(
          "a view of %d bytes among views of %d".formatted(view.length, bytes));
    }
  }
}
