package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SameDiffTrainerTest {
  private static final ModelSpec SPEC = new ModelSpec(2, 16, 32, 2);
  private static final TrainingData DATA =
      new TrainingData(MovingSquare.views(600, 1), MovingSquare.views(200, 2));

  private static final TrainingData SHORT =
      new TrainingData(MovingSquare.views(200, 1), MovingSquare.views(100, 2));

  @Test
  void learnsToSeeASquare() {
    TrainedModel model = SameDiffTrainer.train(SPEC, DATA, TrainingOptions.DEFAULT);
    LabelledViews unseen = MovingSquare.views(300, 3);
    float[] scores = ValidationLoss.scores(model, unseen, Device.CPU);
    int errors = 0;
    for (int i = 0; i < scores.length; i++) {
      errors += (scores[i] > 0.5f) == unseen.present()[i] ? 0 : 1;
    }
    assertThat(errors).isLessThanOrEqualTo(3);
    assertThat(model.metrics().learned()).isTrue();
    assertThat(model.metrics().frames()).isEqualTo(600);
    assertThat(model.metrics().positives()).isEqualTo(DATA.training().positives());
  }

  @Test
  void findsTheClassWhereItHasNeverBeenSeen() {
    TrainingData left =
        new TrainingData(
            MovingSquare.views(50, 600, 0, 25, 1), MovingSquare.views(50, 200, 0, 25, 2));
    LabelledViews right = MovingSquare.views(50, 300, 25, 42, 3);
    TrainingOptions moving = TrainingOptions.DEFAULT;
    TrainingOptions still = new TrainingOptions(16, 1e-3, 0.7, 5, 2, 3, 0, 1);
    assertThat(found(right, SameDiffTrainer.train(SPEC, left, moving))).isGreaterThan(0.9);
    assertThat(found(right, SameDiffTrainer.train(SPEC, left, still))).isLessThan(0.5);
  }

  /** Share of the views with the class that a model finds, at one false alarm in a hundred. */
  private static double found(LabelledViews views, TrainedModel model) {
    float[] scores = ValidationLoss.scores(model, views, Device.CPU);
    double[] empty =
        IntStream.range(0, scores.length)
            .filter(i -> !views.present()[i])
            .mapToDouble(i -> scores[i])
            .sorted()
            .toArray();
    double alarm = empty[empty.length * 99 / 100];
    long found =
        IntStream.range(0, scores.length)
            .filter(i -> views.present()[i] && scores[i] > alarm)
            .count();
    return (double) found / views.positives();
  }

  @Tag("slow")
  @Test
  void learnsWithEveryKindOfArchitecture() {
    for (ModelSpec spec :
        new ModelSpec[] {
          new ModelSpec(4, 16, 32, 2),
          new ModelSpec(2, 16, 32, 1),
          new ModelSpec(2, 16, 32, 2, 64, false),
          new ModelSpec(4, 16, 32, 2, 32, true)
        }) {
      TrainingData data =
          new TrainingData(
              MovingSquare.views(spec.input(), 600, 1), MovingSquare.views(spec.input(), 200, 2));
      TrainedModel model = SameDiffTrainer.train(spec, data, TrainingOptions.DEFAULT);
      assertThat(model.metrics().validationLoss()).as("%s", spec).isLessThan(0.2);
    }
  }

  @Test
  void repeatsItselfBitForBit() {
    TrainingOptions short_ = new TrainingOptions(64, 1e-3, 0.5, 2, 2, 1, 0.5, 7);
    TrainedModel first = SameDiffTrainer.train(SPEC, DATA, short_);
    TrainedModel again = SameDiffTrainer.train(SPEC, DATA, short_);
    TrainedModel other = SameDiffTrainer.train(SPEC, DATA, short_.withSeed(8));
    first
        .weights()
        .forEach(
            (name, values) -> assertThat(again.weights().get(name)).as(name).isEqualTo(values));
    assertThat(
            Arrays.equals(
                first.weights().get("conv1.kernels"), other.weights().get("conv1.kernels")))
        .isFalse();
  }

  @Tag("slow")
  @Test
  void goesOnAsIfItHadNeverStopped() throws Exception {
    // Such steps kill the net: it takes several attempts.
    TrainingOptions options = new TrainingOptions(64, 0.5, 0.5, 2, 2, 3, 0.5, 7);
    TrainingOptions gentle = new TrainingOptions(64, 1e-3, 0.5, 5, 2, 1, 0.5, 7);
    for (TrainingOptions each : List.of(options, gentle)) {
      ModelInTraining atOnce =
          SameDiffTrainer.train(
              ModelInTraining.of(SPEC, SHORT), SHORT, each, made -> false, Device.CPU);
      ModelInTraining stopped = ModelInTraining.of(SPEC, SHORT);
      for (int passes = 1; !stopped.isDone(each); passes++) {
        assertThat(stopped.passes()).isEqualTo(passes - 1);
        int some = passes;
        stopped =
            copy(
                SameDiffTrainer.train(
                    copy(stopped), SHORT, each, made -> made >= some, Device.CPU));
      }
      assertThat(atOnce.isDone(each)).isTrue();
      assertThat(stopped.losses()).isEqualTo(atOnce.losses());
      assertThat(stopped.loss()).isEqualTo(atOnce.loss());
      assertThat(stopped.trained(SHORT).id()).isEqualTo(atOnce.trained(SHORT).id());
    }
  }

  @Test
  void stopsAfterThePassThatItIsAt() {
    List<Integer> asked = new ArrayList<>();
    ModelInTraining model =
        SameDiffTrainer.train(
            ModelInTraining.of(SPEC, SHORT),
            SHORT,
            TrainingOptions.DEFAULT,
            made -> {
              asked.add(made);
              return made == 2;
            },
            Device.CPU);

    assertThat(asked).startsWith(0, 1, 2).containsOnly(0, 1, 2);
    assertThat(model.passes()).isEqualTo(2);
    assertThat(model.isDone(TrainingOptions.DEFAULT)).isFalse();
    assertThat(model.trained(SHORT).metrics().validationLoss())
        .isEqualTo(
            model.losses().stream().mapToDouble(EpochLoss::validation).min().orElseThrow(),
            within(1e-6));
    assertThat(
            SameDiffTrainer.train(model, SHORT, TrainingOptions.DEFAULT, made -> true, Device.CPU)
                .passes())
        .isEqualTo(2);
  }

  private static ModelInTraining copy(ModelInTraining model)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ModelInTraining) in.readObject();
    }
  }

  @Test
  void oneClassAloneCannotBeLearned() {
    LabelledViews empty = new LabelledViews(50, new byte[2 * 7500], new boolean[2]);
    assertThatThrownBy(() -> new TrainingData(empty, empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 of 2 show the class");
  }
}
