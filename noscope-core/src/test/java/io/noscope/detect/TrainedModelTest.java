package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model is known by what it is, not by where it lies in memory. */
class TrainedModelTest {
  private static final ModelSpec SPEC = new ModelSpec(2, 16, 32, 2);
  private static final TrainedModel MODEL = UntrainedModel.of(SPEC, 1);

  @Test
  void copiesHaveTheSameId() {
    assertThat(UntrainedModel.of(SPEC, 1).id()).isEqualTo(MODEL.id()).matches("[0-9a-f]{12}");
  }

  @Test
  void howTrainingWentDoesNotCount() {
    assertThat(new TrainedModel(SPEC, MODEL.meanImage(), MODEL.weights(), null).id())
        .isEqualTo(MODEL.id());
  }

  @Test
  void whatScoresDependOnDoes() {
    Map<String, float[]> weights = new HashMap<>(MODEL.weights());
    weights.put("output.bias", new float[] {0, 1e-6f});
    float[] mean = MODEL.meanImage().clone();
    mean[7] += 1;
    ModelSpec strideOne = new ModelSpec(2, 16, 32, 1);
    ModelSpec grey = new ModelSpec(2, 16, 32, 2, 50, true);

    assertThat(
            new String[] {
              MODEL.id(),
              UntrainedModel.of(SPEC, 2).id(),
              new TrainedModel(SPEC, MODEL.meanImage(), weights, null).id(),
              new TrainedModel(SPEC, mean, MODEL.weights(), null).id(),
              new TrainedModel(strideOne, MODEL.meanImage(), MODEL.weights(), null).id(),
              new TrainedModel(grey, MODEL.meanImage(), MODEL.weights(), null).id()
            })
        .doesNotHaveDuplicates();
  }
}
