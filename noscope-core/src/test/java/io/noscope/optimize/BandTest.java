package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.ModelStage;
import io.noscope.label.Query;
import io.noscope.label.WindowRule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandTest {
  private static final float SHADOW = 0.3f;
  private static final float SOMEBODY = 0.9f;

  /** A shadow takes three frames of ten for somebody, which makes no window wrong yet. */
  @Test
  void ofThresholdsThatHaveEveryWindowRightFewestFramesAreWrong() {
    Scene scene = new Scene();
    for (int s = 0; s < 20; s++) {
      boolean[] present = new boolean[100];
      float[] probability = new float[100];
      Arrays.fill(present, 50, 100, true);
      for (int k = 0; k < 50; k++) {
        probability[k] = k % 10 < 3 ? SHADOW : 0.01f;
      }
      Arrays.fill(probability, 50, 100, SOMEBODY);
      scene.segment(100L * s, present, new int[100], probability);
    }

    ModelStage model =
        new CascadeOptimizer(
                Query.of("person"),
                "table",
                new WindowRule(10),
                Scene.costs(),
                new OptimizerOptions(List.of(1), 0))
            .rank(scene.segments(), List.of(), List.of(), List.of(scene.model()))
            .best()
            .cascade()
            .model()
            .orElseThrow();

    assertThat(model.low()).isBetween(SHADOW, SOMEBODY);
    assertThat(model.high()).isBetween(SHADOW, SOMEBODY);
  }
}
