package io.noscope.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.StageCounts;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.spark.EventOptions;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.PedestrianAnswers;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way to ask in SQL: the rows are those of the Java API, the plan is this one to the letter,
 * and what the scan counts adds up to the frames.
 */
@ExtendWith(LocalSpark.class)
class SqlFormsTest {
  private static final String CASCADE =
      "contains 'person', cascade: resources: every 5 frames -> reference";

  @TempDir private static Path store;

  /** What the detector is said to have said: nothing of it has to be run. */
  @BeforeAll
  static void rememberDetections(SparkSession spark) {
    Pedestrians.storePlan(spark, store.toString(), "resources");
    PedestrianAnswers.makeUp(store.toString(), frame -> frame % 200 < 60);
  }

  @BeforeEach
  void createView(SparkSession spark) {
    spark.sql("SET spark.noscope.store=" + store);
    spark.sql("SET spark.noscope.region=" + Pedestrians.REGION);
    spark.sql("SET spark.noscope.falsePositiveRate=0.2");
    spark.sql("SET spark.noscope.falseNegativeRate=0.2");
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW street USING video OPTIONS (path '%s')"
            .formatted(Pedestrians.file()));
  }

  @AfterEach
  void forgetSettings(SparkSession spark) {
    for (String name : List.of("store", "region", "falsePositiveRate", "falseNegativeRate")) {
      spark.sql("RESET spark.noscope." + name);
    }
  }

  private static Dataset<Row> frames(SparkSession spark) {
    return spark.read().format("video").load(Pedestrians.file().toString());
  }

  private static void assertPlan(Dataset<Row> rows, String expected) {
    assertThat(Plans.optimized(rows)).doesNotContain("Filter").doesNotContain("noscope_contains");
    assertThat(
            Plans.physical(rows)
                .replaceAll("#\\d+L?", "")
                .replace(Pedestrians.file().toString(), "FILE")
                .strip())
        .isEqualTo(expected);
  }

  /** Of one query that is read to its end. */
  private static <T> T assertAddsUp(Watch.Seen<T> seen) {
    StageCounts counts = seen.counts();
    assertThat(counts.frames()).isEqualTo(Pedestrians.FRAMES);
    assertThat(
            counts.skipped()
                + counts.unchanged()
                + counts.absentByModel()
                + counts.presentByModel()
                + counts.byReference()
                + counts.fromLedger())
        .isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.reads().planned()).isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.decoded()).isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.reads().bytesRead()).isPositive();
    return seen.result();
  }

  @Test
  void contains(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql("SELECT frame FROM street WHERE noscope_contains(image, 'person')");

    assertPlan(
        rows,
        "*(1) Project [frame]\n+- BatchScan video FILE[frame] video FILE [frame], "
            + CASCADE
            + " RuntimeFilters: []");
    assertThat(assertAddsUp(Watch.over(spark, () -> Pedestrians.frames(rows))))
        .isEqualTo(Pedestrians.frames(NoScope.filter(frames(spark), "person")))
        .isNotEmpty();
  }

  @Test
  void containsNot(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql("SELECT frame FROM street WHERE NOT noscope_contains(image, 'person')");

    assertPlan(
        rows,
        "*(1) Project [frame]\n+- BatchScan video FILE[frame] video FILE [frame], where NOT"
            + " (contains 'person'), "
            + CASCADE
            + " RuntimeFilters: []");
    assertThat(assertAddsUp(Watch.over(spark, () -> Pedestrians.frames(rows))))
        .isEqualTo(
            Pedestrians.frames(
                NoScope.labels(frames(spark), Pedestrians.QUERY).where("NOT present")))
        .isNotEmpty();
  }

  @Test
  void containsOr(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql("SELECT frame FROM street WHERE frame < 20 OR noscope_contains(image, 'person')");

    assertPlan(
        rows,
        "*(1) Project [frame]\n+- BatchScan video FILE[frame] video FILE [frame], where (frame <"
            + " 20) OR (contains 'person'), "
            + CASCADE
            + " RuntimeFilters: []");
    assertThat(assertAddsUp(Watch.over(spark, () -> Pedestrians.frames(rows))))
        .isEqualTo(
            Pedestrians.frames(
                NoScope.labels(frames(spark), Pedestrians.QUERY).where("present OR frame < 20")))
        .isNotEmpty();
  }

  @Test
  void labels(SparkSession spark) {
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW labelled USING video OPTIONS (path '%s', label 'person')"
            .formatted(Pedestrians.file()));

    Dataset<Row> rows = spark.sql("SELECT frame, present, stage FROM labelled WHERE present");

    assertPlan(
        rows,
        "*(1) Project [frame, present, stage]\n+- BatchScan video FILE[frame, present, stage] video"
            + " FILE [frame, present, stage], where contains 'person', "
            + CASCADE
            + " RuntimeFilters: []");
    assertThat(assertAddsUp(Watch.over(spark, () -> sorted(rows))))
        .isEqualTo(
            sorted(
                NoScope.labels(frames(spark), Pedestrians.QUERY)
                    .where("present")
                    .select("frame", "present", "stage")))
        .isNotEmpty();
  }

  @Test
  void groups(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT floor(seconds / 20) AS part, count(*) AS n FROM street"
                + " WHERE noscope_contains(image, 'person') GROUP BY part");

    assertThat(Plans.optimized(rows)).doesNotContain("Filter");
    assertThat(assertAddsUp(Watch.over(spark, () -> sorted(rows))))
        .isEqualTo(
            sorted(
                NoScope.filter(frames(spark), "person")
                    .selectExpr("floor(seconds / 20) AS part")
                    .groupBy("part")
                    .count()))
        .hasSize(4);
  }

  @Test
  void events(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT * FROM noscope_events('%s', 'person', 'mergeGap=2')"
                .formatted(Pedestrians.file()));

    assertThat(Plans.physical(rows)).contains(CASCADE);
    assertThat(assertAddsUp(Watch.over(spark, rows::collectAsList)))
        .isEqualTo(
            NoScope.events(
                    NoScope.labels(frames(spark), Pedestrians.QUERY),
                    EventOptions.DEFAULT.mergeGap(2))
                .collectAsList())
        .hasSize(4);
  }

  @Test
  void explain(SparkSession spark) {
    assertThat(
            spark
                .sql("SELECT * FROM noscope_explain('%s', 'person')".formatted(Pedestrians.file()))
                .collectAsList())
        .extracting(row -> Map.entry(row.getString(0), row.getString(1)))
        .containsExactlyElementsOf(
            NoScope.train(frames(spark), Pedestrians.QUERY).entrySet().stream()
                .map(found -> Map.entry(found.getKey(), found.getValue().explanation()))
                .toList());
  }

  @Test
  void detect(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql("SELECT frame, noscope_detect(image) AS found FROM street WHERE frame % 100 = 0");

    assertPlan(
        rows,
        "*(1) Project [frame, detections AS found]\n+- BatchScan video FILE[frame, detections] video"
            + " FILE [frame, detections], every 100. frame, where (frame % 100) = 0, each row ->"
            + " reference for detections RuntimeFilters: []");
    Map<Long, List<Detection>> found = new TreeMap<>();
    for (Row row : rows.collectAsList()) {
      found.put(row.getLong(0), row.<Row>getList(1).stream().map(SqlFormsTest::detection).toList());
    }
    assertThat(found)
        .isEqualTo(
            Map.of(
                0L,
                List.of(PedestrianAnswers.PERSON),
                100L,
                List.of(),
                200L,
                List.of(PedestrianAnswers.PERSON),
                300L,
                List.of(),
                400L,
                List.of(PedestrianAnswers.PERSON),
                500L,
                List.of(),
                600L,
                List.of(PedestrianAnswers.PERSON),
                700L,
                List.of()));
  }

  /** From {@code struct<label,score,xmin,ymin,xmax,ymax>}. */
  private static Detection detection(Row row) {
    return new Detection(
        row.getString(0),
        row.getFloat(1),
        new Box(row.getFloat(2), row.getFloat(3), row.getFloat(4), row.getFloat(5)));
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
