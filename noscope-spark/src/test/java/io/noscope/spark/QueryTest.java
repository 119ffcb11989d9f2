package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import io.noscope.store.StoredCascade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query over a video read runs in the scan, however it is put. */
@ExtendWith(LocalSpark.class)
class QueryTest {
  private SortedMap<Long, Boolean> labels;
  private List<Long> present;

  @BeforeEach
  void open(SparkSession spark) {
    labels = Pedestrians.planned(spark);
    present = Pedestrians.positives(labels);
    Pedestrians.read(spark).createOrReplaceTempView("v");
  }

  private static void assertRunsInTheScan(Dataset<Row> rows) {
    assertThat(Plans.optimized(rows)).doesNotContain("noscope_contains");
    assertThat(Plans.physical(rows))
        .contains("contains 'person', cascade: resources: every 5 frames -> reference");
  }

  @Test
  void everyFrameHasALabelAndTheStageThatDecided(SparkSession spark) {
    Dataset<Row> rows = NoScope.labels(Pedestrians.read(spark), Pedestrians.QUERY);

    assertThat(Pedestrians.labels(rows)).isEqualTo(labels).containsValues(true, false);
    Map<String, Long> stages = new HashMap<>();
    rows.groupBy("stage")
        .count()
        .collectAsList()
        .forEach(row -> stages.put(row.getString(0), row.getLong(1)));
    assertThat(stages).containsOnly(Map.entry("reference", 159L), Map.entry("skipped", 636L));
  }

  @Test
  void allThatAQueryAsksForReachesItsCascade(SparkSession spark) {
    Query query =
        new Query(
            "person",
            Optional.of(Region.parse(Pedestrians.REGION)),
            2,
            0.5,
            new Targets(0.1, 0.2, Guarantee.BOUND, 7));

    StoredCascade cascade =
        NoScope.train(Pedestrians.read(spark, Map.of("plan", "reference")), query).get("resources");

    assertThat(cascade.cascade().query()).isEqualTo(query);
  }

  @Test
  void framesWithoutTheClassHaveLabelsButNoPixels(SparkSession spark) {
    assertThat(
            Pedestrians.labels(
                NoScope.labels(Pedestrians.read(spark), Pedestrians.QUERY)
                    .selectExpr("frame", "image IS NOT NULL AS present")))
        .isEqualTo(labels);
  }

  @Test
  void filterGivesTheFramesLabelledPresent(SparkSession spark) {
    Dataset<Row> people = NoScope.filter(Pedestrians.read(spark), "person");

    assertRunsInTheScan(people.select("frame"));
    assertThat(Pedestrians.frames(people)).isEqualTo(present);
  }

  @Test
  void filterTakesRegionAndRatesFromTheQuery(SparkSession spark) {
    Dataset<Row> plain = spark.read().format("video").load(Pedestrians.file().toString());

    Dataset<Row> people = NoScope.filter(plain, Pedestrians.QUERY).select("frame");

    assertRunsInTheScan(people);
    assertThat(Pedestrians.frames(people)).isEqualTo(present);
  }

  @Test
  void sqlGivesTheSame(SparkSession spark) {
    Dataset<Row> people = spark.sql("SELECT frame FROM v WHERE noscope_contains(image, 'person')");

    assertRunsInTheScan(people);
    assertThat(Pedestrians.frames(people)).isEqualTo(present);
  }

  @Test
  void sqlTakesSettings(SparkSession spark) {
    spark
        .read()
        .format("video")
        .load(Pedestrians.file().toString())
        .createOrReplaceTempView("plain");

    Dataset<Row> people =
        spark.sql(
            "SELECT frame FROM plain WHERE noscope_contains(image, 'person', 'region="
                + Pedestrians.REGION
                + "; falsePositiveRate=0.2; falseNegativeRate=0.2')");

    assertRunsInTheScan(people);
    assertThat(Pedestrians.frames(people)).isEqualTo(present);
  }

  @Test
  void settingsOfTheCallReachThePlan(SparkSession spark) {
    Dataset<Row> people =
        spark.sql("SELECT frame FROM v WHERE noscope_contains(image, 'person', 'plan=reference')");

    assertThat(Plans.physical(people)).contains("every frame -> reference");
    assertThat(Pedestrians.frames(people))
        .isEqualTo(Pedestrians.positives(Pedestrians.truth(spark)));
  }

  @Test
  void framesThatAreFoundCarryTheirPixels(SparkSession spark) {
    List<Row> sizes =
        NoScope.filter(Pedestrians.read(spark), "person")
            .selectExpr("image.width * image.height * 3 = length(image.data)")
            .distinct()
            .collectAsList();

    assertThat(sizes).extracting(row -> row.getBoolean(0)).containsExactly(true);
  }

  @Test
  void anOrdinaryPredicateStaysBesideIt(SparkSession spark) {
    Dataset<Row> people =
        spark.sql(
            "SELECT frame FROM v WHERE noscope_contains(image, 'person') AND seconds BETWEEN 20"
                + " AND 60");

    assertRunsInTheScan(people);
    assertThat(Pedestrians.frames(people))
        .isEqualTo(present.stream().filter(f -> f >= 200 && f <= 600).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v.image", "IMAGE"})
  void theColumnIsFoundByAnyOfItsNames(String column, SparkSession spark) {
    assertRunsInTheScan(
        spark.sql("SELECT frame FROM v WHERE noscope_contains(" + column + ", 'person')"));
  }

  @Test
  void notRunsInTheScan(SparkSession spark) {
    Dataset<Row> empty =
        spark.sql("SELECT frame FROM v WHERE NOT noscope_contains(image, 'person')");

    assertRunsInTheScan(empty);
    assertThat(Plans.physical(empty)).contains("where NOT (contains 'person')");
    assertThat(Pedestrians.frames(empty))
        .isEqualTo(labels.keySet().stream().filter(frame -> !labels.get(frame)).toList());
  }

  @Test
  void orWithAConditionRunsInTheScan(SparkSession spark) {
    Dataset<Row> either =
        spark.sql("SELECT frame FROM v WHERE frame % 50 = 0 OR noscope_contains(image, 'person')");

    assertRunsInTheScan(either);
    assertThat(Pedestrians.frames(either))
        .isEqualTo(
            labels.keySet().stream()
                .filter(frame -> frame % 50 == 0 || labels.get(frame))
                .toList());
  }

  @Test
  void aQueryOfOtherSegmentsIsAskedRowByRow(SparkSession spark) {
    Dataset<Row> both =
        spark.sql(
            ("SELECT frame FROM v WHERE frame BETWEEN %d AND %d + 20"
                    + " AND noscope_contains(image, 'person')"
                    + " AND noscope_contains(image, 'boat', 'segmentFrames=77')")
                .formatted(present.get(0), present.get(0)));

    assertThat(Plans.optimized(both)).contains("noscope_contains");
    assertThat(Plans.physical(both))
        .contains("contains 'person', cascade: ")
        .contains("noscope_contains (the reference, row by row: the scan cannot take it), image#");
    assertThat(Pedestrians.frames(both)).isEmpty();
  }

  @Test
  void anUnknownClassIsAnErrorWithTheNearestNames(SparkSession spark) {
    assertThatThrownBy(() -> NoScope.filter(Pedestrians.read(spark), "persn").count())
        .hasStackTraceContaining("does not know 'persn'; nearest: person");
  }

  @Test
  void anUnknownSettingIsAnErrorWithTheNearestName(SparkSession spark) {
    assertThatThrownBy(
            () ->
                spark
                    .sql("SELECT frame FROM v WHERE noscope_contains(image, 'person', 'regoin=1')")
                    .count())
        .hasStackTraceContaining("no option 'regoin'; the nearest is 'region'");
  }

  @Test
  void aMissingClassFindsNothing(SparkSession spark) {
    assertThat(spark.sql("SELECT frame FROM v WHERE noscope_contains(image, NULL)").count())
        .isZero();
  }

  @Test
  void labelsNeedAVideoRead(SparkSession spark) {
    assertThatThrownBy(() -> NoScope.labels(spark.range(3).toDF(), Pedestrians.QUERY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format(\"video\")");
  }
}
