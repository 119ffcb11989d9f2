package io.noscope.detect;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Models of random weights: as good as trained ones to whoever only runs them. */
public final class UntrainedModel {
  private UntrainedModel() {}

  /** A model of this architecture; another seed makes another. */
  public static TrainedModel of(ModelSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> weights = new HashMap<>();
    for (ModelParameter each : ModelParameter.of(spec)) {
      float[] values = each.initial(random);
      if (each.fanIn() == 0) {
        setAll(values, i -> 0.1 * random.nextGaussian());
      }
      weights.put(each.name(), values);
    }
    float[] mean = new float[spec.inputs()];
    setAll(mean, i -> 100 + i % 13);
    return new TrainedModel(spec, mean, weights, new TrainingMetrics(2, 1, 1, 1, 0));
  }

  private static void setAll(float[] values, IntToDoubleFunction to) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) to.applyAsDouble(i);
    }
  }
}
