package io.noscope.spark.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.detect.Classifier;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.Device;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.OnnxFile;
import io.noscope.detect.TrainedModel;
import io.noscope.detect.UntrainedModel;
import io.noscope.spark.conf.DeviceChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks take over what earlier ones have loaded. */
class TaskModelsTest {
  private static final ModelSpec SPEC = new ModelSpec(2, 8, 8, 2);
  private static final TaskDevice CPU = new TaskDevice(DeviceChoice.CPU, Device.CPU);

  @TempDir Path folder;

  private static TrainedModel model(long seed) {
    return UntrainedModel.of(SPEC, seed);
  }

  private static TaskClassifier task(TrainedModel model) {
    return new TaskClassifier(model, Device.CPU);
  }

  private static float[] scores(Classifier classifier) {
    float[] scores = new float[3];
    classifier.score(new byte[3 * 7500], 3, scores);
    return scores;
  }

  @Test
  void oneTaskAfterAnotherLoadsAModelOnce() {
    TaskClassifier first = task(model(101));
    try (first) {
      scores(first.get());
      assertThat(first.get()).isSameAs(first.get());
      assertThat(first.loads()).isEqualTo(1);
    }
    float[] loaded;
    try (TaskClassifier copy = task(model(101))) {
      loaded = scores(copy.get());
      assertThat(copy.loads()).as("a copy, as broadcast again").isZero();
    }
    try (TaskClassifier again = task(model(101))) {
      assertThat(scores(again.get())).isEqualTo(loaded);
      assertThat(again.loads()).isZero();
    }
  }

  @Test
  void twoTasksAtATimeLoadTwo() {
    try (TaskClassifier one = task(model(102));
        TaskClassifier other = task(model(102))) {
      assertThat(one.get()).isNotSameAs(other.get());
      assertThat(scores(one.get())).isEqualTo(scores(other.get()));
      assertThat(one.loads() + other.loads()).isEqualTo(2);
    }
  }

  @Test
  void anotherModelOfTheSameKindIsLoaded() {
    float[] before;
    try (TaskClassifier one = task(model(103))) {
      before = scores(one.get());
    }
    try (TaskClassifier other = task(model(104))) {
      assertThat(scores(other.get())).isNotEqualTo(before);
      assertThat(other.loads()).isEqualTo(1);
    }
  }

  @Test
  void whatNobodyAsksForIsNotLoaded() {
    TaskClassifier idle = task(model(105));
    idle.close();
    assertThat(idle.loads()).isZero();
  }

  @Test
  void aDetectorIsLoadedOnceAndAnewWhenItsFileIsReplaced() throws IOException {
    Path file = folder.resolve("tiny.onnx");
    Files.writeString(folder.resolve("tiny.names"), "cat\ndog\n");
    Files.write(file, detector(0.9f));
    String id = use(file, 1);
    assertThat(use(file, 0)).isEqualTo(id);

    Files.write(file, detector(0.8f));

    assertThat(use(file, 1)).isNotEqualTo(id);
  }

  private static String use(Path file, int loads) {
    DetectorSpec spec = new DetectorSpec(file.toString());
    try (TaskDetector detector = new TaskDetector(spec, CPU, new Configuration(false))) {
      String id = detector.get().id();
      assertThat(detector.loads()).isEqualTo(loads);
      return id;
    }
  }

  private static byte[] detector(float score) {
    float[] scores = {0.2f, score, 0.1f, 0.7f, 0.8f, 0.1f, 0.04f, 0.01f};
    return OnnxFile.withInput("input", 1, 3, 32, 32)
        .answering("scores", scores, 1, 4, 2)
        .answering("boxes", new float[16], 1, 4, 4)
        .bytes();
  }
}
