package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.Examined;
import io.noscope.cascade.ModelStage;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.label.WindowRule;
import io.noscope.optimize.StudiedStage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sweeps the thresholds of a plan's stages, each by itself, over the threshold block. */
public final class StageStudies {
  private final ThresholdBlock block;

  /**
   * Studies on a block.
   *
   * @param windows how errors are counted
   * @param labelled the threshold block
   */
  public StageStudies(WindowRule windows, List<LabelledSegment> labelled) {
    block = ThresholdBlock.of(windows, labelled);
  }

  /** How a model tells the block's frames apart; empty where it has but one kind of frames. */
  public Optional<ScoreCurve> of(ScoredModel model) {
    return ScoreCurve.of(block.flatten(model.probabilities()), block.present());
  }

  /**
   * The stages of a plan that have thresholds and can be drawn.
   *
   * @param models those the plan may have, with their answers
   */
  public List<StudiedStage> of(Cascade plan, List<ScoredModel> models) {
    List<StudiedStage> stages = new ArrayList<>();
    plan.still()
        .flatMap(
            still ->
                ScoreCurve.of(block.motion(), block.present())
                    .map(curve -> stage(Kind.STILL, "sizes of packets", curve, still.threshold())))
        .ifPresent(stages::add);
    plan.difference().flatMap(stage -> difference(stage, plan.skip())).ifPresent(stages::add);
    plan.model().flatMap(stage -> model(stage, models)).ifPresent(stages::add);
    return stages;
  }

  private Optional<StudiedStage> model(ModelStage stage, List<ScoredModel> models) {
    return models.stream()
        .filter(each -> each.model().spec().equals(stage.model().spec()))
        .findFirst()
        .flatMap(this::of)
        .map(
            curve ->
                stage(
                    Kind.MODEL, stage.model().spec().toString(), curve, stage.low(), stage.high()));
  }

  private Optional<StudiedStage> difference(DifferenceStage stage, int skip) {
    DifferenceDetector detector = stage.detector();
    double[] scores = new DifferenceScores(block, List.of(detector), List.of(skip)).of(0, skip);
    boolean earlier = detector.spec().baseline() == Baseline.EARLIER_FRAME;
    boolean[] hit = earlier ? changed(detector.spec().lag(), skip) : block.present();
    return ScoreCurve.of(scores, hit)
        .map(
            curve ->
                stage(
                    earlier ? Kind.EARLIER_FRAME : Kind.REFERENCE_IMAGE,
                    detector.spec().toString(),
                    curve,
                    stage.threshold()));
  }

  private boolean[] changed(int lag, int skip) {
    boolean[] changed = new boolean[block.frames()];
    for (int frame = 0; frame < changed.length; frame++) {
      int start = block.starts()[frame];
      int baseline = Examined.baselineOf(frame - start, skip, lag);
      changed[frame] = baseline >= 0 && block.present()[start + baseline] != block.present()[frame];
    }
    return changed;
  }

  private static StudiedStage stage(
      Kind kind, String description, ScoreCurve curve, double... thresholds) {
    List<Double> chosen = new ArrayList<>();
    for (double threshold : thresholds) {
      chosen.add(threshold);
    }
    return new StudiedStage(kind, description, curve, chosen);
  }
}
