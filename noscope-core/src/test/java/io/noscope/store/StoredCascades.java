package io.noscope.store;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.ModelStage;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.MotionMask;
import io.noscope.detect.TrainedModel;
import io.noscope.detect.TrainingMetrics;
import io.noscope.video.SmallView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Cascades of every kind with random numbers in them. */
final class StoredCascades {
  private static final ModelSpec PLAIN = new ModelSpec(2, 16, 32, 2);

  private StoredCascades() {}

  /**
   * With no model and models of two inputs, times no difference detector and every kind of one,
   * looking at full pictures and at drafts.
   */
  static List<StoredCascade> ofEveryKind(CascadeKey key, Random random) {
    List<StoredCascade> all = new ArrayList<>();
    for (Optional<ModelStage> model :
        List.of(
            Optional.<ModelStage>empty(),
            Optional.of(model(PLAIN, random)),
            Optional.of(model(new ModelSpec(4, 32, 64, 1, 64, true), random)))) {
      all.add(stored(key, Optional.empty(), model, random));
      for (Metric metric : Metric.values()) {
        for (Baseline baseline : Baseline.values()) {
          all.add(stored(key, Optional.of(difference(metric, baseline, random)), model, random));
          all.add(drafting(all.get(all.size() - 1)));
        }
      }
    }
    return all;
  }

  /** With a blocked difference detector against a reference image and a model. */
  static StoredCascade full(CascadeKey key, Random random) {
    return stored(
        key,
        Optional.of(difference(Metric.BLOCKED, Baseline.REFERENCE_IMAGE, random)),
        Optional.of(model(PLAIN, random)),
        random);
  }

  /** With a model of this kind. */
  static StoredCascade seeing(ModelSpec spec, CascadeKey key, Random random) {
    return stored(key, Optional.empty(), Optional.of(model(spec, random)), random);
  }

  /** The same, but with a mean image of too few numbers. */
  static StoredCascade withMeanImageOf(int numbers, StoredCascade stored) {
    Cascade cascade = stored.cascade();
    ModelStage stage = cascade.model().orElseThrow();
    TrainedModel model =
        new TrainedModel(
            stage.model().spec(),
            new float[numbers],
            stage.model().weights(),
            stage.model().metrics());
    return new StoredCascade(
        new Cascade(
            cascade.query(),
            cascade.referenceId(),
            cascade.skip(),
            cascade.difference(),
            Optional.of(new ModelStage(model, stage.low(), stage.high()))),
        "bad",
        stored.metadata(),
        stored.report());
  }

  /** The same with its stages looking at drafts. */
  static StoredCascade drafting(StoredCascade stored) {
    Cascade cascade = stored.cascade();
    return new StoredCascade(
        new Cascade(
            cascade.query(),
            cascade.referenceId(),
            cascade.still(),
            cascade.skip(),
            cascade.disposables(),
            true,
            cascade.difference(),
            cascade.model()),
        stored.explanation(),
        stored.metadata(),
        stored.report());
  }

  /** The same with a mask. */
  static StoredCascade masked(StoredCascade stored, MotionMask mask) {
    Cascade cascade = stored.cascade();
    DifferenceStage stage = cascade.difference().orElseThrow();
    DifferenceDetector bare = stage.detector();
    DifferenceDetector masked =
        new DifferenceDetector(
            bare.spec(), bare.referenceImage(), bare.weights(), Optional.of(mask));
    return new StoredCascade(
        new Cascade(
            cascade.query(),
            cascade.referenceId(),
            cascade.skip(),
            Optional.of(new DifferenceStage(masked, stage.threshold())),
            cascade.model()),
        stored.explanation(),
        stored.metadata(),
        stored.report());
  }

  private static StoredCascade stored(
      CascadeKey key,
      Optional<DifferenceStage> difference,
      Optional<ModelStage> model,
      Random random) {
    return new StoredCascade(
        new Cascade(key.query(), key.referenceId(), 1 + random.nextInt(30), difference, model),
        "why: cheapest of %d\nlines: ä, \"quoted\"\n".formatted(random.nextInt()),
        Map.of("created", "2026-11-24T12:00:00Z", "seed", String.valueOf(random.nextLong())),
        random.nextBoolean() ? Optional.empty() : Optional.of("{\"plans\": [1, 2]}\n"));
  }

  private static DifferenceStage difference(Metric metric, Baseline baseline, Random random) {
    boolean earlier = baseline == Baseline.EARLIER_FRAME;
    int side = random.nextBoolean() ? SmallView.SMALL : SmallView.LARGE;
    DifferenceSpec spec =
        new DifferenceSpec(metric, baseline, side, earlier ? 1 + random.nextInt(300) : 0);
    byte[] referenceImage = new byte[earlier ? 0 : SmallView.bytes(side)];
    random.nextBytes(referenceImage);
    float[] weights = metric == Metric.BLOCKED ? floats(101, random) : new float[0];
    double threshold = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian();
    return new DifferenceStage(new DifferenceDetector(spec, referenceImage, weights), threshold);
  }

  private static ModelStage model(ModelSpec spec, Random random) {
    float low = random.nextFloat() / 3;
    TrainedModel model =
        new TrainedModel(
            spec,
            floats(spec.inputs(), random),
            Map.of("w1", floats(3 * 3 * 3 * 16, random), "b/1 ä", floats(16, random)),
            new TrainingMetrics(3655, 411, 3, random.nextDouble(), 4.1));
    return new ModelStage(model, low, low + random.nextFloat() / 3);
  }

  /** Any bits that are a float, among them not-a-number, infinities and minus zero. */
  private static float[] floats(int length, Random random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt());
    }
    values[0] = Float.NaN;
    values[1] = Float.NEGATIVE_INFINITY;
    values[2] = -0f;
    return values;
  }
}
