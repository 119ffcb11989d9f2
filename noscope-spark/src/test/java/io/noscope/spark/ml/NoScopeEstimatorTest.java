package io.noscope.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The query as stages of a pipeline, over a plan that the store has. */
@ExtendWith(LocalSpark.class)
class NoScopeEstimatorTest {
  private static final String SEGMENT_FRAMES = "100";

  @TempDir private static Path folder;

  private static String store;
  private static SortedMap<Long, Boolean> labels;

  @BeforeAll
  static void storeAPlan(SparkSession spark) {
    store = folder.resolve("store").toString();
    Pedestrians.storePlan(spark, store, "resources");
    Dataset<Row> read = Pedestrians.read(spark, Map.of("store", store));
    labels = Pedestrians.labels(NoScope.labels(read, Pedestrians.QUERY));
    assertThat(labels).hasSize(Pedestrians.FRAMES).containsValues(true, false);
  }

  /** A read that knows nothing of the query. */
  private static Dataset<Row> frames(SparkSession spark) {
    return frames(spark, Map.of());
  }

  private static Dataset<Row> frames(SparkSession spark, Map<String, String> options) {
    return spark
        .read()
        .format("video")
        .option("segmentFrames", SEGMENT_FRAMES)
        .options(options)
        .load(Pedestrians.file().toString());
  }

  private static NoScopeEstimator estimator() {
    return new NoScopeEstimator()
        .setLabel("person")
        .setRegion(Pedestrians.REGION)
        .setFalsePositiveRate(0.2)
        .setFalseNegativeRate(0.2)
        .setStore(store);
  }

  private static Map<String, Object> values(NoScopeParams stage) {
    Map<String, Object> values = new TreeMap<>();
    for (Param<?> param : stage.params()) {
      values.put(param.name(), stage.isDefined(param) ? stage.getOrDefault(param) : "unset");
    }
    return values;
  }

  @Test
  void aModelLabelsEveryFrame(SparkSession spark) {
    var fitted = Watch.over(spark, () -> estimator().fit(frames(spark)));
    Dataset<Row> rows = fitted.result().transform(frames(spark));

    assertThat(fitted.jobs()).noneMatch(job -> job.startsWith("labelling"));
    assertThat(rows.schema())
        .isEqualTo(frames(spark).schema().add("present", DataTypes.BooleanType, false))
        .isEqualTo(fitted.result().transformSchema(frames(spark).schema()));
    assertThat(Pedestrians.labels(rows)).isEqualTo(labels);
  }

  @Test
  @Tag("slow")
  void fittingTrainsWhatTheStoreLacks(SparkSession spark) {
    Dataset<Row> frames = frames(spark, Map.of("minimumLabelled", "450"));
    NoScopeEstimator estimator =
        estimator()
            .setFalsePositiveRate(0.5)
            .setFalseNegativeRate(0.5)
            .setStore(folder.resolve("trained").toString());

    var fitted = Watch.over(spark, () -> estimator.fit(frames));
    var again = Watch.over(spark, () -> estimator.fit(frames));

    assertThat(fitted.jobs()).anyMatch(job -> job.startsWith("training"));
    assertThat(again.jobs()).noneMatch(job -> job.startsWith("training"));
    assertThat(Pedestrians.labels(fitted.result().transform(frames))).hasSize(Pedestrians.FRAMES);
  }

  @Test
  void aPipelineGoesOnFromThere(SparkSession spark) throws IOException {
    NoScopeEstimator people = estimator().setOutputCol("people");
    SQLTransformer seen =
        new SQLTransformer().setStatement("SELECT frame FROM __THIS__ WHERE people");
    PipelineModel model =
        new Pipeline().setStages(new PipelineStage[] {people, seen}).fit(frames(spark));
    String saved = folder.resolve("pipeline").toString();

    model.save(saved);

    assertThat(Pedestrians.frames(model.transform(frames(spark))))
        .isEqualTo(Pedestrians.positives(labels));
    assertThat(Pedestrians.frames(PipelineModel.load(saved).transform(frames(spark))))
        .isEqualTo(Pedestrians.positives(labels));
  }

  @Test
  void anEstimatorComesBackAsItWasSaved(SparkSession spark) throws IOException {
    NoScopeEstimator estimator = estimator().setReferenceConfidence(0.6).setOutputCol("seen");
    String saved = folder.resolve("estimator").toString();

    estimator.save(saved);
    NoScopeEstimator loaded = NoScopeEstimator.load(saved);

    assertThat(loaded.uid()).isEqualTo(estimator.uid());
    assertThat(values(loaded))
        .isEqualTo(values(estimator))
        .containsEntry("referenceConfidence", 0.6)
        .containsEntry("reference", "unset")
        .containsEntry("outputCol", "seen");
  }

  @Test
  void aModelKeepsWhatHeldForTheFit(SparkSession spark) throws IOException {
    Map<String, String> options = Map.of("store", store, "falsePositiveRate", "0.2");
    NoScopeEstimator estimator =
        new NoScopeEstimator()
            .setLabel("person")
            .setRegion(Pedestrians.REGION)
            .setFalseNegativeRate(0.2);
    String saved = folder.resolve("model").toString();

    estimator.fit(frames(spark, options)).save(saved);
    NoScopeModel loaded = NoScopeModel.load(saved);

    assertThat(values(loaded))
        .containsEntry("store", store)
        .containsEntry("falsePositiveRate", 0.2)
        .containsEntry("referenceConfidence", 0.4)
        .containsEntry("reference", "unset");
    assertThat(Pedestrians.labels(loaded.transform(frames(spark)))).isEqualTo(labels);
  }

  @Test
  void aCopyIsTheSameButForWhatIsGiven(SparkSession spark) {
    NoScopeModel model = estimator().fit(frames(spark));
    NoScopeModel copy = model.copy(new ParamMap().put(model.outputCol(), "people"));

    assertThat(copy.uid()).isEqualTo(model.uid());
    assertThat(copy.parent()).isSameAs(model.parent());
    assertThat(model.getOrDefault(model.outputCol())).isEqualTo("present");
    assertThat(copy.transform(frames(spark)).columns())
        .contains("people")
        .doesNotContain("present");
  }

  @Test
  void parametersAreExplained() {
    assertThat(estimator().explainParams().lines())
        .hasSize(13)
        .contains(
            "label: class to look for (current: person)",
            "outputCol: column to add: whether the frame shows the class (default: present)",
            "falsePositiveRate: share of reference-negative windows that may be called positive"
                + " (current: 0.2)")
        .anyMatch(line -> line.startsWith("reference: ") && line.endsWith("(undefined)"));
  }

  @Test
  void namesTheNearestOfAnUnknownClass(SparkSession spark) {
    assertThatThrownBy(() -> estimator().setLabel("persn").fit(frames(spark)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not know 'persn'; nearest: person");
  }

  @Test
  void wantsAClass(SparkSession spark) {
    NoScopeEstimator estimator = new NoScopeEstimator("people").setStore(store);

    assertThatThrownBy(() -> estimator.fit(frames(spark)))
        .hasMessage("people has no label: set it to the class to look for, such as person");
  }

  @Test
  void namesAParameterWithABadValue(SparkSession spark) {
    assertThatThrownBy(() -> estimator().setFalsePositiveRate(1.5).fit(frames(spark)))
        .hasMessage("falsePositiveRate: a share from 0 to 1 such as 0.01, not 1.5");
  }

  @Test
  void saysWhereTheStoreLacksTheCascade(SparkSession spark) {
    NoScopeModel moved =
        estimator().fit(frames(spark)).setStore(folder.resolve("empty").toString());

    assertThatThrownBy(() -> moved.transform(frames(spark)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "the store " + folder.resolve("empty") + " has no cascade for",
            "person",
            "camera resources",
            "setStore");
  }

  @Test
  void doesNotAnswerAnotherQuestion(SparkSession spark) {
    Map<String, String> reference = Map.of("reference", "other.onnx");
    NoScopeModel model = estimator().fit(frames(spark));

    assertThatThrownBy(() -> model.transform(frames(spark, reference)))
        .hasMessageStartingWith("the read has reference=other.onnx, which the model was fitted");
  }

  @Test
  void takesAReadAsItIsAndNothingElse(SparkSession spark) {
    NoScopeModel model = estimator().fit(frames(spark));
    Dataset<Row> asView = frames(spark).as("v");

    assertThat(model.transform(asView).columns()).contains("present");
    for (Dataset<Row> other :
        List.of(
            frames(spark).where("frame < 5"), frames(spark).drop("image"), spark.range(1).toDF())) {
      assertThatThrownBy(() -> model.transform(other))
          .hasMessageContaining("as they are, because cascades run inside the read");
    }
    assertThatThrownBy(() -> model.transform(frames(spark, Map.of("label", "person"))))
        .hasMessageContaining("there is a column present already: set outputCol to another name");
    assertThatThrownBy(
            () -> model.setOutputCol("x").transform(frames(spark, Map.of("label", "person"))))
        .hasMessageContaining("looks for 'person' already: leave out its option label");
  }
}
