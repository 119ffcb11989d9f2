package io.noscope.spark.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.cascade.StageCounts;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code noscope_contains} on a Parquet table of frames in no order: the cascade as a stage. */
@ExtendWith(LocalSpark.class)
class FrameTableTest {
  private static final int SKIP = 5;

  /** First and last frames of what the table holds: a border of segments lies at 600. */
  private static final Map<Long, Long> RUNS = Map.of(341L, 352L, 583L, 599L, 600L, 606L);

  private static final String CONTAINS = "noscope_contains(image, 'person')";
  private static final String CASCADE =
      "contains 'person', cascade: resources: every 5 frames -> reference; else every frame ->"
          + " reference";

  @TempDir private static Path folder;
  private static String sessionStore;
  private static SortedMap<Long, Boolean> truth;
  private static SortedMap<Long, Boolean> planned;

  @BeforeAll
  static void storeFrames(SparkSession spark) {
    String table = folder.resolve("frames").toString();
    Pedestrians.read(spark)
        .where("frame BETWEEN 341 AND 352 OR frame BETWEEN 583 AND 606")
        .orderBy(functions.expr("frame % 7"))
        .write()
        .parquet(table);
    spark.read().parquet(table).createOrReplaceTempView("stored");
    Pedestrians.storePlan(spark, folder.resolve("store").toString(), "resources");
    truth = new TreeMap<>();
    planned = new TreeMap<>();
    RUNS.forEach(
        (first, last) -> {
          for (long frame = first; frame <= last; frame++) {
            long examined = first + (frame - first) / SKIP * SKIP;
            truth.put(frame, Pedestrians.truth(spark).get(frame));
            planned.put(frame, Pedestrians.truth(spark).get(examined));
          }
        });
    assertThat(planned).containsValues(true, false).isNotEqualTo(truth);
    sessionStore = spark.conf().get("spark.noscope.store");
  }

  @BeforeEach
  void set(SparkSession spark) {
    spark.conf().set("spark.noscope.store", folder.resolve("store").toString());
    Pedestrians.options()
        .forEach((name, value) -> spark.conf().set("spark.noscope." + name, value));
  }

  @AfterEach
  void reset(SparkSession spark) {
    spark.conf().set("spark.noscope.store", sessionStore);
    Pedestrians.options().keySet().forEach(name -> spark.conf().unset("spark.noscope." + name));
  }

  private static Dataset<Row> inAStage(SparkSession spark, String sql) {
    Dataset<Row> rows = spark.sql(sql);
    assertThat(Plans.optimized(rows)).doesNotContain("noscope_contains");
    assertThat(Plans.physical(rows))
        .containsOnlyOnce("CascadeStage " + CASCADE)
        .contains("in the order of camera#")
        .doesNotContain("row by row");
    return rows;
  }

  private static Dataset<Row> rowByRow(SparkSession spark, String sql, String reason) {
    Dataset<Row> rows = spark.sql(sql);
    assertThat(Plans.physical(rows))
        .doesNotContain("CascadeStage")
        .contains("noscope_contains (the reference, row by row: " + reason);
    return rows;
  }

  @Test
  void selected(SparkSession spark) {
    Dataset<Row> rows =
        inAStage(spark, "SELECT frame, " + CONTAINS + " AS present, image.width FROM stored");

    assertThat(rows.columns()).containsExactly("frame", "present", "width");
    assertThat(Pedestrians.labels(rows)).isEqualTo(planned);
  }

  @Test
  void filtered(SparkSession spark) {
    Dataset<Row> rows = inAStage(spark, "SELECT frame FROM stored WHERE " + CONTAINS);

    assertThat(Pedestrians.frames(rows)).isEqualTo(Pedestrians.positives(planned));
  }

  @Test
  void filteredByTheApi(SparkSession spark) {
    Dataset<Row> people = NoScope.filter(spark.table("stored"), Pedestrians.QUERY);

    assertThat(Plans.physical(people)).containsOnlyOnce("CascadeStage " + CASCADE);
    assertThat(people.columns()).isEqualTo(spark.table("stored").columns());
    assertThat(Pedestrians.frames(people)).isEqualTo(Pedestrians.positives(planned));
  }

  @Test
  void filteredAndSelectedIsAskedOnce(SparkSession spark) {
    Watch.Seen<SortedMap<Long, Boolean>> seen =
        Watch.over(
            spark,
            () ->
                Pedestrians.labels(
                    inAStage(
                        spark,
                        "SELECT frame, NOT absent AS present FROM (SELECT *, NOT %s AS absent"
                                .formatted(CONTAINS)
                            + " FROM stored) WHERE absent OR frame % 2 = 0")));

    SortedMap<Long, Boolean> expected = new TreeMap<>(planned);
    expected.entrySet().removeIf(label -> label.getValue() && label.getKey() % 2 != 0);
    assertThat(seen.result()).isEqualTo(expected);
    assertThat(seen.counts().frames()).isEqualTo(planned.size());
  }

  @Test
  void groupedSortedAndJoined(SparkSession spark) {
    Row counts =
        inAStage(
                spark,
                "SELECT count_if(p), count(*) FROM (SELECT frame, %s AS p FROM stored ORDER BY p)"
                    .formatted(CONTAINS))
            .first();
    assertThat(counts.getLong(0)).isEqualTo(Pedestrians.positives(planned).size());
    assertThat(counts.getLong(1)).isEqualTo(planned.size());

    Dataset<Row> joined =
        inAStage(
            spark, "SELECT frame FROM range(341, 600) JOIN stored ON id = frame WHERE " + CONTAINS);
    assertThat(Pedestrians.frames(joined)).isEqualTo(Pedestrians.positives(planned.headMap(600L)));
  }

  @Test
  void metricsAddUpToTheFrames(SparkSession spark) {
    StageCounts counts =
        Watch.over(
                spark,
                () ->
                    Pedestrians.frames(
                        inAStage(spark, "SELECT frame FROM stored WHERE " + CONTAINS)))
            .counts();

    long examined =
        RUNS.entrySet().stream().mapToLong(r -> (r.getValue() - r.getKey()) / SKIP + 1).sum();
    assertThat(counts.frames()).isEqualTo(planned.size());
    assertThat(counts.byReference()).isEqualTo(examined);
    assertThat(counts.referenceCalls()).isEqualTo(examined);
    assertThat(counts.skipped()).isEqualTo(planned.size() - examined);
    assertThat(counts.referenceNanos()).isPositive();
  }

  @Test
  void otherConditionsComeFirst(SparkSession spark) {
    StageCounts counts =
        Watch.over(
                spark,
                () ->
                    Pedestrians.frames(
                        inAStage(
                            spark,
                            "SELECT frame FROM stored WHERE %s AND frame >= 600 AND pts >= 0"
                                .formatted(CONTAINS))))
            .counts();

    assertThat(counts.frames()).isEqualTo(planned.tailMap(600L).size());
  }

  @Test
  void twoClassesAreOneStageAndTheReferenceSeesAFrameOnce(SparkSession spark) {
    String sql =
        """
        SELECT frame, noscope_contains(image, 'person') AS present,
          noscope_contains(image, 'bicycle') AS bicycle,
          noscope_contains(image, 'person', 'plan=reference') AS truth
        FROM stored
        """;
    Watch.Seen<List<Row>> seen = Watch.over(spark, () -> inAStage(spark, sql).collectAsList());

    SortedMap<Long, Boolean> answers = new TreeMap<>();
    SortedMap<Long, Boolean> exact = new TreeMap<>();
    for (Row row : seen.result()) {
      answers.put(row.getLong(0), row.getBoolean(1));
      assertThat(row.isNullAt(2)).isFalse();
      exact.put(row.getLong(0), row.getBoolean(3));
    }
    assertThat(answers).isEqualTo(planned);
    assertThat(exact).isEqualTo(truth);
    assertThat(seen.counts().frames()).isEqualTo(planned.size());
    assertThat(seen.counts().referenceCalls()).isEqualTo(planned.size());
    assertThat(Plans.physical(spark.sql(sql)))
        .contains(", contains 'bicycle', cascade: every frame -> reference,");
  }

  @Test
  void aCameraWithoutACascadeIsAskedOfTheReference(SparkSession spark) {
    Dataset<Row> rows =
        spark
            .table("stored")
            .withColumn("camera", functions.expr("IF(frame < 600, 'unknown', NULL)"));

    assertThat(Pedestrians.labels(rows.withColumn("present", functions.expr(CONTAINS))))
        .isEqualTo(truth);
  }

  @Test
  void theCameraMayBeSet(SparkSession spark) {
    String sql =
        "SELECT frame, noscope_contains(image, 'person', 'camera=%s') AS present"
            + " FROM (SELECT frame, image FROM stored)";

    Dataset<Row> rows = spark.sql(sql.formatted("resources"));
    assertThat(Plans.physical(rows)).contains("in the order of resources, , frame#");
    assertThat(Pedestrians.labels(rows)).isEqualTo(planned);
    assertThat(Pedestrians.labels(spark.sql(sql.formatted("other")))).isEqualTo(truth);
  }

  @Test
  void aMissingPictureGivesNullAndEndsASegment(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            """
            SELECT frame, noscope_contains(IF(frame = 596, NULL, image), 'person') AS present
            FROM stored WHERE frame BETWEEN 583 AND 599
            """);
    SortedMap<Long, Boolean> expected = new TreeMap<>(planned.subMap(583L, 596L));
    expected.put(597L, truth.get(597L));
    expected.put(598L, truth.get(597L));
    expected.put(599L, truth.get(597L));

    assertThat(rows.where("present IS NULL").select("frame").collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(596L);
    assertThat(Pedestrians.labels(rows.where("present IS NOT NULL"))).isEqualTo(expected);
  }

  @Test
  void aFrameThatCameTwiceIsAnsweredTwice(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT frame, %s AS present FROM (SELECT * FROM stored UNION ALL SELECT * FROM stored)"
                .formatted(CONTAINS));

    assertThat(rows.count()).isEqualTo(2L * planned.size());
    assertThat(
            Pedestrians.labels(
                    rows.groupBy("frame").agg(functions.expr("first(present) AS present")))
                .keySet())
        .isEqualTo(planned.keySet());
  }

  @Test
  void anotherPixelFormatIsAnErrorThatNamesTheImage(SparkSession spark) {
    assertThatThrownBy(
            () ->
                spark
                    .sql(
                        """
                        SELECT noscope_contains(named_struct('origin', 'grey.png', 'height', 1,
                          'width', 1, 'nChannels', 1, 'mode', 0, 'data', X'00'), 'person')
                        FROM stored
                        """)
                    .collect())
        .hasStackTraceContaining("the image of grey.png has mode 0 with 1 channels");
  }

  @Test
  void anUnknownClassIsAnErrorWithTheNearestNames(SparkSession spark) {
    assertThatThrownBy(
            () -> spark.sql("SELECT noscope_contains(image, 'persn') FROM stored").collect())
        .hasStackTraceContaining("does not know 'persn'; nearest: person");
  }

  @Test
  void rowsThatNothingOrdersAreAskedOneByOne(SparkSession spark) {
    Dataset<Row> rows =
        rowByRow(
            spark,
            "SELECT origin, %s AS present FROM (SELECT image, image.origin FROM stored)"
                .formatted(CONTAINS),
            "the rows have no one column camera");
    assertThat(rows.where("present").count()).isEqualTo(Pedestrians.positives(truth).size());

    rowByRow(
        spark,
        "SELECT %s FROM (SELECT image, camera FROM stored)".formatted(CONTAINS),
        "the rows have no one column frame");
  }

  @Test
  void aClassThatDiffersFromRowToRowIsAskedRowByRow(SparkSession spark) {
    Dataset<Row> rows =
        rowByRow(
            spark,
            "SELECT frame, noscope_contains(image, IF(frame < 600, 'person', 'bus')) AS present"
                + " FROM stored",
            "what it asks differs from row to row");

    SortedMap<Long, Boolean> expected = new TreeMap<>(truth);
    expected.tailMap(600L).replaceAll((frame, present) -> false);
    assertThat(Pedestrians.labels(rows)).isEqualTo(expected);
  }

  @Test
  void theConditionOfAJoinIsAskedRowByRow(SparkSession spark) {
    Dataset<Row> rows =
        rowByRow(
            spark,
            "SELECT id AS frame FROM range(590, 600) LEFT SEMI JOIN stored ON id = frame AND "
                + CONTAINS,
            "it is in a Join");

    assertThat(Pedestrians.frames(rows)).isEqualTo(Pedestrians.positives(truth.subMap(590L, 600L)));
  }

  @Test
  void aTableMayBeJoinedWithItself(SparkSession spark) {
    Dataset<Row> people = spark.sql("SELECT frame, %s AS p FROM stored".formatted(CONTAINS));

    Dataset<Row> pairs =
        people.as("a").join(people.as("b"), functions.expr("a.frame + 1 = b.frame AND a.p < b.p"));

    assertThat(pairs.selectExpr("b.frame").collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactlyInAnyOrder(351L, 593L);
  }

  @Test
  void derivedColumnsCountAsTheyAreWritten(SparkSession spark) {
    Dataset<Row> later =
        spark.sql(
            """
            SELECT frame, noscope_contains(image, 'person') AS present
            FROM (SELECT camera, path, frame + 1 AS frame, image FROM stored)
            """);

    SortedMap<Long, Boolean> labels = Pedestrians.labels(later);
    assertThat(labels.get(600L)).isEqualTo(truth.get(599L));
    assertThat(labels.get(604L)).isEqualTo(truth.get(599L));
    assertThat(labels.get(605L)).isEqualTo(truth.get(604L));
  }

  @Test
  void framesOfAVideoThatSparkCachedAreATable(SparkSession spark) {
    Dataset<Row> cached =
        Pedestrians.read(spark, Map.of("store", folder.resolve("store").toString()))
            .where("frame BETWEEN 583 AND 606")
            .cache();
    try {
      Dataset<Row> rows = cached.selectExpr("frame", CONTAINS + " AS present");

      assertThat(Plans.physical(rows)).containsOnlyOnce("CascadeStage " + CASCADE);
      assertThat(Pedestrians.labels(rows)).isEqualTo(planned.tailMap(583L));
    } finally {
      cached.unpersist();
    }
  }
}
