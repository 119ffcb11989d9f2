package io.noscope.cascade;

import io.noscope.ListFrameSource;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainedModel;
import io.noscope.detect.TrainingMetrics;
import io.noscope.label.Query;
import io.noscope.video.SmallView;
import java.util.Map;
import java.util.Optional;

/** Cascades over flat grey frames, made of the stages that a test is about. */
final class Plans {
  static final Query PERSON = Query.of("person");

  private Plans() {}

  static Cascade plan(int skip, Optional<DifferenceStage> difference, Optional<ModelStage> model) {
    return new Cascade(PERSON, "table", skip, difference, model);
  }

  /** The plan behind a still stage. */
  static Cascade still(double threshold, Cascade plan) {
    return new Cascade(
        plan.query(),
        plan.referenceId(),
        Optional.of(new StillStage(threshold)),
        plan.skip(),
        plan.disposables(),
        plan.drafts(),
        plan.difference(),
        plan.model());
  }

  /** The plan with drafts in place of full pictures, if it has a use for them. */
  static Cascade ofDrafts(Cascade plan) {
    return new Cascade(
        plan.query(),
        plan.referenceId(),
        plan.still(),
        plan.skip(),
        plan.disposables(),
        plan.difference().isPresent() || plan.model().isPresent(),
        plan.difference(),
        plan.model());
  }

  /** A plan that looks at no disposable frames. */
  static Cascade withoutDisposables(Optional<ModelStage> model) {
    return new Cascade(PERSON, "table", Optional.empty(), 1, false, Optional.empty(), model);
  }

  /** Whether the plan compares frames with earlier ones, which no still stage goes with. */
  static boolean comparesFrames(Cascade plan) {
    return plan.difference().isPresent()
        && plan.difference().get().detector().spec().baseline() == Baseline.EARLIER_FRAME;
  }

  /** Within {@code greys} of an empty view of this grey is absent. */
  static Optional<DifferenceStage> unlike(int emptyGrey, int greys) {
    DifferenceSpec spec =
        new DifferenceSpec(Metric.GLOBAL, Baseline.REFERENCE_IMAGE, SmallView.SMALL, 0);
    byte[] empty = ListFrameSource.flatView(SmallView.SMALL, emptyGrey);
    return Optional.of(stage(new DifferenceDetector(spec, empty, new float[0]), greys));
  }

  /** Within {@code greys} of the frame {@code lag} earlier is like that one. */
  static Optional<DifferenceStage> changedSince(int lag, int greys) {
    DifferenceSpec spec =
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, SmallView.LARGE, lag);
    return Optional.of(stage(new DifferenceDetector(spec, new byte[0], new float[0]), greys));
  }

  /** Sure below and above these probabilities. */
  static Optional<ModelStage> model(float low, float high) {
    TrainedModel any =
        new TrainedModel(
            new ModelSpec(2, 16, 32, 2),
            new float[SmallView.bytes(SmallView.SMALL)],
            Map.of(),
            new TrainingMetrics(1, 1, 1, 0.5, 1));
    return Optional.of(new ModelStage(any, low, high));
  }

  private static DifferenceStage stage(DifferenceDetector detector, int greys) {
    return new DifferenceStage(detector, greys * greys + 0.5);
  }
}
