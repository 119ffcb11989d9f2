package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SameDiffClassifierTest {
  private static final ModelSpec SPEC = new ModelSpec(2, 16, 32, 2);
  private static final int VIEW = 7500;
  private static final byte[] VIEWS = MovingSquare.views(Classifier.BATCH, 1).views();

  @ParameterizedTest
  @CsvSource({
    "2, 16, 32, 2, 50, false",
    "2, 8, 16, 1, 50, false",
    "4, 4, 8, 2, 50, false",
    "4, 4, 8, 1, 50, true",
    "2, 8, 16, 2, 32, false",
    "4, 4, 8, 1, 32, true",
    "4, 4, 8, 2, 64, false",
    "2, 4, 8, 1, 64, true"
  })
  void scoresAreThoseOfTheDefinition(
      int convolutions, int filters, int dense, int stride, int input, boolean grey) {
    ModelSpec spec = new ModelSpec(convolutions, filters, dense, stride, input, grey);
    TrainedModel model = untrained(spec);
    byte[] views = coloured(MovingSquare.views(input, Classifier.BATCH, 1).views());
    float[] scores = score(model, views, Classifier.BATCH);
    for (int view : new int[] {0, 1, 63}) {
      double expected = NaiveModel.score(model, views, view * spec.viewBytes());
      assertThat((double) scores[view]).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void neitherPaddingNorThePlaceInABatchChangesAScore() {
    TrainedModel model = untrained(SPEC);
    float[] whole = score(model, VIEWS, Classifier.BATCH);
    for (int view = 0; view < Classifier.BATCH; view++) {
      byte[] alone = Arrays.copyOfRange(VIEWS, view * VIEW, (view + 1) * VIEW);
      assertThat(score(model, alone, 1)[0]).as("view %d", view).isEqualTo(whole[view]);
    }
  }

  @Test
  void scoresDoNotDependOnHowManyThereAre() {
    TrainedModel model = untrained(SPEC);
    float[] whole = score(model, VIEWS, Classifier.BATCH);
    try (SameDiffClassifier classifier = SameDiffClassifier.open(model)) {
      for (int count = 1; count <= Classifier.BATCH; count++) {
        float[] scores = new float[Classifier.BATCH];
        classifier.score(VIEWS, count, scores);
        assertThat(Arrays.copyOf(scores, count))
            .as("of %d", count)
            .isEqualTo(Arrays.copyOf(whole, count));
      }
    }
  }

  @Test
  void whatWasScoredBeforeIsForgotten() {
    TrainedModel model = untrained(SPEC);
    byte[] other = MovingSquare.views(Classifier.BATCH, 2).views();
    float[] scores = new float[Classifier.BATCH];
    try (SameDiffClassifier classifier = SameDiffClassifier.open(model)) {
      classifier.score(other, Classifier.BATCH, scores);
      classifier.score(VIEWS, 7, scores);
    }
    assertThat(Arrays.copyOf(scores, 7)).isEqualTo(score(model, VIEWS, 7));
  }

  @Test
  void classifiersInParallelAgree() throws Exception {
    TrainedModel model = untrained(SPEC);
    float[] alone = score(model, VIEWS, Classifier.BATCH);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> results =
          IntStream.range(0, 16)
              .mapToObj(i -> threads.submit(() -> score(model, VIEWS, Classifier.BATCH)))
              .toList();
      for (Future<float[]> result : results) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void oneMayPassFromThreadToThread() throws Exception {
    TrainedModel model = untrained(SPEC);
    float[] alone = score(model, VIEWS, Classifier.BATCH);
    try (SameDiffClassifier classifier = SameDiffClassifier.open(model)) {
      for (int i = 0; i < 3; i++) {
        float[] scores = new float[Classifier.BATCH];
        Thread other = new Thread(() -> classifier.score(VIEWS, Classifier.BATCH, scores));
        other.start();
        other.join();
        assertThat(scores).isEqualTo(alone);
      }
    }
  }

  @Tag("slow")
  @Test
  void scoringTakesNoMoreMemory() {
    float[] scores = new float[Classifier.BATCH];
    try (SameDiffClassifier classifier = SameDiffClassifier.open(untrained(SPEC))) {
      for (int batch = 0; batch < 200; batch++) {
        classifier.score(VIEWS, Classifier.BATCH, scores);
      }
      long before = Pointer.physicalBytes();
      for (int batch = 0; batch < 2000; batch++) {
        classifier.score(VIEWS, Classifier.BATCH, scores);
      }
      // One leaked activation a batch would be two gigabytes and more.
      assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
    }
  }

  @Test
  void misuseIsExplained() {
    TrainedModel model = untrained(SPEC);
    Map<String, float[]> fewer = new HashMap<>(model.weights());
    fewer.put("conv2.bias", new float[3]);
    assertThatThrownBy(
            () -> SameDiffClassifier.open(new TrainedModel(SPEC, model.meanImage(), fewer, null)))
        .hasMessageContaining("3 values for conv2.bias[16]");
    SameDiffClassifier classifier = SameDiffClassifier.open(model);
    assertThatThrownBy(() -> classifier.score(VIEWS, 65, new float[65]))
        .hasMessageContaining("65 views");
    classifier.close();
    classifier.close();
    assertThatThrownBy(() -> classifier.score(VIEWS, 1, new float[1]))
        .hasMessageContaining("closed");
  }

  /** The views with less green and hardly any red. */
  private static byte[] coloured(byte[] views) {
    for (int i = 0; i < views.length; i++) {
      views[i] = (byte) ((views[i] & 0xff) >> i % 3);
    }
    return views;
  }

  private static float[] score(TrainedModel model, byte[] views, int count) {
    float[] scores = new float[count];
    try (SameDiffClassifier classifier = SameDiffClassifier.open(model)) {
      classifier.score(views, count, scores);
    }
    return scores;
  }

  private static TrainedModel untrained(ModelSpec spec) {
    return UntrainedModel.of(spec, 3);
  }
}
