package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For builds with {@code -Pcuda} on a machine with a GPU; skipped elsewhere. */
class GpuTest {
  private static final Device GPU = Device.gpu(0);

  @BeforeEach
  void needsAGpu() {
    Assumptions.assumeThat(GpuCheck.problem(GPU)).as("what keeps GPU 0 from being used").isEmpty();
  }

  @Test
  void detectsWhatTheCpuDetects() throws IOException {
    byte[] noise = new byte[640 * 480 * 3];
    new SplittableRandom(5).nextBytes(noise);
    Image picture = new Image(640, 480, noise);
    List<Detection> expected = detect(picture, Device.CPU);
    List<Detection> found = detect(picture, GPU);

    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(0.01f));
    }
  }

  @Test
  void modelsScoreAsOnTheCpu() {
    byte[] views = MovingSquare.views(2 * Classifier.BATCH, 1).views();
    TrainedModel model = UntrainedModel.of(new ModelSpec(2, 16, 32, 2), 3);
    float[] scores = new float[Classifier.BATCH];
    try (Classifier classifier = SameDiffClassifier.open(model, GPU)) {
      for (int batch = 0; batch < 2; batch++) {
        int first = batch * Classifier.BATCH;
        byte[] some = Arrays.copyOfRange(views, first * 7500, (first + Classifier.BATCH) * 7500);
        classifier.score(some, Classifier.BATCH, scores);
        for (int view : new int[] {0, 63}) {
          assertThat((double) scores[view])
              .isCloseTo(NaiveModel.score(model, some, view * 7500), within(1e-3));
        }
      }
    }
  }

  private static List<Detection> detect(Image picture, Device device) throws IOException {
    try (ReferenceDetector detector =
        DetectorSpec.BUILT_IN.open(new Configuration(false), device)) {
      return detector.detect(List.of(picture)).get(0);
    }
  }
}
