package io.noscope.spark.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.detect.Device;
import io.noscope.detect.ModelInTraining;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.MovingSquare;
import io.noscope.detect.SameDiffTrainer;
import io.noscope.detect.TrainingOptions;
import io.noscope.optimize.Cost;
import io.noscope.optimize.TrainingUse.Dear;
import io.noscope.optimize.TrainingUse.Round;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Watch;
import io.noscope.spark.conf.NoScopeConf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many models are tried, few are trained to the end. */
@ExtendWith(LocalSpark.class)
class ModelSearchTest {
  private static final TrainingSet SET = set(50);

  private static TrainingSet set(int side) {
    return new TrainingSet(
        MovingSquare.views(side, 300, 1),
        MovingSquare.views(side, 150, 2),
        List.of(MovingSquare.views(side, 70, 3), MovingSquare.views(side, 30, 4)),
        List.of());
  }

  private static final ModelSpec SMALL = new ModelSpec(2, 4, 8, 2);

  /** Some that can hardly learn anything among some that can. */
  private static final List<ModelSpec> SPECS =
      List.of(
          new ModelSpec(2, 1, 1, 2),
          SMALL,
          new ModelSpec(2, 1, 2, 2),
          new ModelSpec(2, 8, 16, 2),
          new ModelSpec(4, 1, 1, 2),
          new ModelSpec(4, 8, 16, 2),
          new ModelSpec(2, 2, 1, 2),
          new ModelSpec(4, 4, 8, 2));

  private static final Cost SLOW_REFERENCE = new Cost(1, 10);

  private static NoScopeConf conf(Map<String, String> settings) {
    return NoScopeConf.resolve(settings, new SQLConf(), List.of());
  }

  private static ModelSearch.Found search(
      SparkSession spark, List<ModelSpec> specs, Map<String, String> settings, Cost reference) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return ModelSearch.run(context, conf(settings), ModelSearchTest::set, specs, reference);
  }

  /** A model that was trained to the end, without stopping, by this thread alone. */
  private static ModelInTraining trained(ModelSpec spec) {
    return trained(spec, Integer.MAX_VALUE);
  }

  /** A model after so many passes, or at its end. */
  private static ModelInTraining trained(ModelSpec spec, int passes) {
    return SameDiffTrainer.train(
        ModelInTraining.of(spec, set(spec.input()).data()),
        set(spec.input()).data(),
        TrainingOptions.DEFAULT.withSeed(conf(Map.of()).seed()),
        made -> made >= passes,
        Device.CPU);
  }

  @Test
  @Tag("slow")
  void findsTheBestModelWithoutTrainingAllOfThemToTheEnd(SparkSession spark) {
    ModelInTraining best =
        SPECS.stream()
            .map(ModelSearchTest::trained)
            .min(Comparator.comparingDouble(ModelInTraining::loss))
            .orElseThrow();

    var seen = Watch.over(spark, () -> search(spark, SPECS, Map.of(), SLOW_REFERENCE));

    List<CandidateModel> found = seen.result().models();
    assertThat(found).hasSize(4);
    assertThat(found).map(model -> model.model().id()).contains(best.trained(SET.data()).id());
    // Bit for bit what each would be if it had been trained alone and at once.
    assertThat(found)
        .allSatisfy(
            model ->
                assertThat(model.model().id())
                    .isEqualTo(trained(model.model().spec()).trained(SET.data()).id()));
    assertThat(found)
        .isSortedAccordingTo(Comparator.comparingInt(m -> SPECS.indexOf(m.model().spec())));
    assertThat(seen.result().use().rounds().get(0)).isEqualTo(new Round(8, 1));
    assertThat(seen.result().use().rounds()).map(Round::models).containsExactly(8, 4);
    assertThat(seen.result().use().dear()).isEmpty();
    assertThat(seen.jobs())
        .containsExactly(
            "timing 8 models",
            "training 8 models on 300 frames",
            "training the better 4 models further");
    assertThat(spark.sparkContext().getPersistentRDDs().isEmpty()).isTrue();
  }

  @Test
  void aFewAreTrainedToTheEndInOneJob(SparkSession spark) {
    List<ModelSpec> few = SPECS.subList(1, 2);

    var seen = Watch.over(spark, () -> search(spark, few, Map.of(), SLOW_REFERENCE));

    assertThat(seen.jobs()).containsExactly("timing 1 models", "training 1 models on 300 frames");
    CandidateModel model = seen.result().models().get(0);
    assertThat(model.model().id()).isEqualTo(trained(SMALL).trained(SET.data()).id());
    assertThat(seen.result().use().rounds()).containsExactly(new Round(1, model.losses().size()));
    assertThat(seen.result().use().seconds()).isGreaterThan(model.model().metrics().seconds());
  }

  @Tag("slow")
  @Test
  void modelsOfSeveralInputsLearnFromTheSameFrames(SparkSession spark) {
    List<ModelSpec> specs =
        List.of(SMALL, new ModelSpec(2, 4, 8, 2, 32, true), new ModelSpec(2, 4, 8, 2, 64, false));

    ModelSearch.Found found = search(spark, specs, Map.of(), SLOW_REFERENCE);

    assertThat(found.models())
        .map(model -> model.model().id())
        .containsExactlyElementsOf(
            specs.stream()
                .map(spec -> trained(spec).trained(set(spec.input()).data()).id())
                .toList());
    assertThat(found.models())
        .allSatisfy(
            model -> {
              assertThat(model.probabilities()).hasNumberOfRows(2);
              assertThat(model.model().metrics().frames()).isEqualTo(300);
            });
  }

  @Test
  void aBudgetEndsTheSearchBeforeItBegins(SparkSession spark) {
    ModelSearch.Found found =
        search(spark, SPECS, Map.of("trainingBudget", "0.001"), SLOW_REFERENCE);

    assertThat(found.models()).isEmpty();
    assertThat(found.use().rounds()).isEmpty();
    assertThat(found.use().budget()).contains(0.001);
    assertThat(found.use().trained()).contains("none, as trainingBudget (0.001000 s) was used up");
  }

  @Test
  @Tag("slow")
  void aBudgetEndsTrainingAfterThePassThatItIsAt(SparkSession spark) {
    List<ModelSpec> five = SPECS.subList(0, 5);
    double all = search(spark, five, Map.of(), SLOW_REFERENCE).use().seconds();

    ModelSearch.Found found =
        search(spark, five, Map.of("trainingBudget", String.valueOf(all / 2)), SLOW_REFERENCE);

    // How far each gets is a matter of time; so far it is what it would be alone.
    assertThat(found.models())
        .hasSizeLessThanOrEqualTo(4)
        .allSatisfy(
            model ->
                assertThat(model.model().id())
                    .isEqualTo(
                        trained(model.model().spec(), model.losses().size())
                            .trained(SET.data())
                            .id()));
    boolean halved = found.models().size() == 3;
    assertThat(found.use().budget().isEmpty())
        .isEqualTo(halved && found.models().stream().allMatch(CandidateModel::done));
  }

  @Test
  void aBudgetThatIsNotUsedUpChangesNothing(SparkSession spark) {
    ModelSearch.Found found =
        search(spark, List.of(SMALL), Map.of("trainingBudget", "1e6"), SLOW_REFERENCE);

    assertThat(found.use().budget()).isEmpty();
    assertThat(found.models().get(0).model().id())
        .isEqualTo(trained(SMALL).trained(SET.data()).id());
  }

  @Test
  void modelsThatCannotPayForThemselvesAreNotTrained(SparkSession spark) {
    Cost quick = new Cost(1e-9, 10);

    var seen = Watch.over(spark, () -> search(spark, SPECS.subList(0, 2), Map.of(), quick));

    assertThat(seen.result().models()).isEmpty();
    assertThat(seen.jobs()).containsExactly("timing 2 models");
    assertThat(seen.result().use().rounds()).isEmpty();
    assertThat(seen.result().use().dear())
        .map(Dear::model)
        .containsExactly("conv2x1-dense1-stride2", "conv2x4-dense8-stride2");
    assertThat(seen.result().use().tooDear().orElseThrow())
        .contains("cannot pay: to score a frame they take more than 90% of the 0 us");
  }
}
