package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.PedestrianAnswers;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads with a cascade: what is not asked for may be needed to label what is. */
@ExtendWith(LocalSpark.class)
class LabelledPushdownTest {
  /** What is labelled of the video, to be quick. */
  private static final String RANGE = "frame >= 300 and frame < 500";

  @TempDir private static Path store;
  private static List<Row> all;

  @BeforeAll
  static void labelOnce(SparkSession spark) {
    Pedestrians.storePlan(spark, store.toString(), "resources");
    PedestrianAnswers.makeUp(store.toString(), frame -> frame % 90 < 50);
    all = rows(labelled(spark, Map.of()));
    assertThat(all).hasSize(200);
  }

  private static Dataset<Row> labelled(SparkSession spark, Map<String, String> more) {
    return video(spark, more).where(RANGE);
  }

  private static Dataset<Row> video(SparkSession spark, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.put("label", "person");
    options.put("store", store.toString());
    return Pedestrians.read(spark, options);
  }

  private static List<Row> rows(Dataset<Row> labels) {
    return labels.select("frame", "present", "stage").collectAsList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame % 7 = 3",
        "not keyframe and seconds < 35",
        "frame in (301, 499)",
        "keyframe"
      })
  void conditionsDoNotChangeLabels(String condition, SparkSession spark) {
    Dataset<Row> some = labelled(spark, Map.of()).where(condition);
    Dataset<Row> inMemory = labelled(spark, Map.of()).select("frame").where(condition);

    assertThat(Plans.optimized(some)).doesNotContain("Filter");
    assertThat(rows(some)).isEqualTo(labelsOf(Pedestrians.frames(inMemory))).isNotEmpty();
  }

  private static List<Row> labelsOf(List<Long> frames) {
    return all.stream().filter(row -> frames.contains(row.getLong(0))).toList();
  }

  @Test
  void stepAndSampleDoNotChangeLabels(SparkSession spark) {
    List<Row> stepped = rows(labelled(spark, Map.of("step", "9")));
    Dataset<Row> sample = video(spark, Map.of()).sample(0.5, 1).where(RANGE);
    List<Row> sampled = rows(sample);

    assertThat(stepped).isEqualTo(all.stream().filter(row -> row.getLong(0) % 9 == 0).toList());
    assertThat(Plans.optimized(sample)).doesNotContain("Sample");
    assertThat(all).containsAll(sampled);
    assertThat(sampled).hasSizeBetween(20, 180);
  }

  @Test
  void segmentsThatAreNotAskedForAreNotDecoded(SparkSession spark) {
    assertThat(Watch.over(spark, () -> rows(labelled(spark, Map.of()))).decoded())
        .isBetween(200L, 320L);
  }

  @Test
  void theQueryGoesTogetherWithConditions(SparkSession spark) {
    Dataset<Row> frames =
        Pedestrians.read(spark, Map.of("store", store.toString()))
            .where(RANGE + " and frame % 2 = 1");
    Dataset<Row> people = NoScope.filter(frames, Pedestrians.QUERY);

    assertThat(Plans.optimized(people)).doesNotContain("Filter");
    assertThat(Pedestrians.frames(people))
        .isEqualTo(
            all.stream()
                .filter(row -> row.getLong(0) % 2 == 1 && row.getBoolean(1))
                .map(row -> row.getLong(0))
                .toList());
  }

  @Test
  void countsAreNotTakenFromTheIndex(SparkSession spark) {
    Dataset<Row> present = labelled(spark, Map.of()).where("present").groupBy().count();

    assertThat(Plans.physical(present)).doesNotContain("from indexes");
    assertThat(present.first().getLong(0))
        .isEqualTo(all.stream().filter(row -> row.getBoolean(1)).count());
  }
}
