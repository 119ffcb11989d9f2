package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.StageCounts;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.spark.Watch.Seen;
import io.noscope.store.StoredCascade;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query learns serves the next. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class StoreTest {
  /** So lax that many plans keep to it, whichever the optimizer comes to. */
  private static final Query QUERY = Pedestrians.QUERY.withTargets(new Targets(0.5, 0.5));

  @TempDir private static Path store;

  /** The first query, asked with nothing in the store. */
  private static Seen<SortedMap<Long, Boolean>> first;

  /** The same once more, before any test has the store learn something else. */
  private static Seen<SortedMap<Long, Boolean>> second;

  @BeforeAll
  static void askTwice(SparkSession spark) {
    first = label(spark, Map.of());
    second = label(spark, Map.of());
  }

  private static Dataset<Row> frames(SparkSession spark, Map<String, String> more) {
    Map<String, String> options =
        new HashMap<>(Map.of("store", store.toString(), "minimumLabelled", "450"));
    options.putAll(more);
    return Pedestrians.read(spark, options);
  }

  private static Seen<SortedMap<Long, Boolean>> label(
      SparkSession spark, Map<String, String> more) {
    return Watch.over(spark, () -> Pedestrians.labels(NoScope.labels(frames(spark, more), QUERY)));
  }

  /** Frames that the store has the reference detector's word of. */
  private static long known(SparkSession spark) {
    return spark.read().json(store + "/detections/*/*/*.jsonl").select("frame").distinct().count();
  }

  @Test
  void theFirstQueryTrains() {
    assertThat(first.jobs())
        .anyMatch(job -> job.startsWith("labelling"))
        .anyMatch(job -> job.startsWith("training"));
    assertThat(first.result()).hasSize(Pedestrians.FRAMES);
  }

  @Test
  void theSecondQueryTrainsNothingAndAsksNothing() {
    assertThat(second.jobs()).noneMatch(job -> job.startsWith("labelling"));
    assertThat(second.jobs()).noneMatch(job -> job.startsWith("training"));
    assertThat(second.counts().referenceCalls()).isZero();
    assertThat(second.result()).isEqualTo(first.result());
  }

  @Test
  void everyFrameIsCountedUnderOneStage() {
    StageCounts counts = second.counts();

    assertThat(counts.frames()).isEqualTo(Pedestrians.FRAMES);
    assertThat(counts.skipped() + counts.unchanged() + counts.byModel() + counts.byReference())
        .isEqualTo(counts.frames());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void labelsDoNotDependOnPartitions(int partitions, SparkSession spark) {
    assertThat(label(spark, Map.of("partitions", String.valueOf(partitions))).result())
        .isEqualTo(first.result());
  }

  @Test
  void trainGivesTheStoredPlanAndItsReasons(SparkSession spark) {
    Seen<Map<String, StoredCascade>> trained =
        Watch.over(spark, () -> NoScope.train(frames(spark, Map.of()), QUERY));

    assertThat(trained.jobs()).noneMatch(job -> job.startsWith("training"));
    assertThat(trained.result()).containsOnlyKeys("resources");
    StoredCascade stored = trained.result().get("resources");
    assertThat(stored.cascade().query()).isEqualTo(QUERY);
    assertThat(stored.explanation()).contains("person", Pedestrians.REGION);
    assertThat(Plans.physical(NoScope.labels(frames(spark, Map.of()), QUERY)))
        .contains("cascade: resources: " + stored.cascade().describe() + " (expected: ");
  }

  @Test
  void planReferenceAsksAboutTheUnknownOnlyAndOnce(SparkSession spark) {
    Map<String, String> reference = Map.of("plan", "reference");
    long known = known(spark);

    Seen<SortedMap<Long, Boolean>> once = label(spark, reference);
    Seen<SortedMap<Long, Boolean>> again = label(spark, reference);

    assertThat(known).isPositive();
    assertThat(once.counts().byReference()).isEqualTo(Pedestrians.FRAMES);
    assertThat(once.counts().referenceCalls()).isEqualTo(Pedestrians.FRAMES - known);
    assertThat(known(spark)).isEqualTo(Pedestrians.FRAMES);
    assertThat(again.counts().referenceCalls()).isZero();
    assertThat(again.result()).isEqualTo(once.result()).isEqualTo(Pedestrians.truth(spark));
  }
}
