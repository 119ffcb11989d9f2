package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.ModelStage;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.UntrainedModel;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A model outlives its task: Spark's UI tells how many were loaded. */
@ExtendWith(LocalSpark.class)
class ModelsLoadedTest {
  /** One of its own, or another test's tasks would have left one. */
  private static final long SEED = 20_261_126;

  @TempDir Path store;

  @Test
  void theTaskOfTheNextQueryTakesOverTheModelOfTheLast(SparkSession spark) throws IOException {
    save();

    Watch.Seen<SortedMap<Long, Boolean>> first = Watch.over(spark, () -> labels(spark));
    Watch.Seen<SortedMap<Long, Boolean>> second = Watch.over(spark, () -> labels(spark));

    assertThat(first.metrics()).containsEntry("models loaded", 1L);
    assertThat(second.metrics()).doesNotContainKey("models loaded");
    assertThat(first.counts().byModel()).isEqualTo(Pedestrians.FRAMES);
    assertThat(second.result()).isEqualTo(first.result()).hasSize(Pedestrians.FRAMES);
  }

  private SortedMap<Long, Boolean> labels(SparkSession spark) {
    Map<String, String> options =
        Map.of("store", store.toString(), "camera", "hall", "partitions", "1");
    return Pedestrians.labels(NoScope.labels(Pedestrians.read(spark, options), Pedestrians.QUERY));
  }

  private void save() throws IOException {
    Configuration hadoop = new Configuration();
    String reference = DetectorSpec.BUILT_IN.id(hadoop);
    ModelStage model =
        new ModelStage(UntrainedModel.of(new ModelSpec(2, 8, 8, 2), SEED), 0.5f, 0.5f);
    Cascade plan =
        new Cascade(Pedestrians.QUERY, reference, 1, Optional.empty(), Optional.of(model));
    new CascadeStore(hadoop, store.toString())
        .save(
            new CascadeKey("hall", plan.query(), reference),
            new StoredCascade(plan, "made by hand", Map.of(), Optional.empty()));
  }
}
