package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.StageCounts;
import java.io.IOException;
import java.nio.file.Path;
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

/** Several queries in one scan: the set algebra of the single ones, from one decoding. */
@ExtendWith(LocalSpark.class)
class JointQueryTest {
  private static final String PERSON = "noscope_contains(image, 'person')";
  private static final String BICYCLE = "noscope_contains(image, 'bicycle')";
  private static final String CAR =
      "noscope_contains(image, 'car', 'region=" + ParkingLot.REGION + "')";
  private static final String LEFT =
      "noscope_contains(image, 'person', 'plan=reference; region=0,0,384,432')";

  @TempDir private static Path store;
  private static ParkingLot lot;
  private static List<Row> pixels;

  @BeforeAll
  static void askEachQueryAlone(SparkSession spark) throws IOException {
    lot = new ParkingLot(store);
    video(spark).createOrReplaceTempView("lot");
    video(spark).selectExpr("frame", "seconds", "keyframe").createOrReplaceTempView("frames");
    pixels = pixels(video(spark));
    String answers = "SELECT f.*";
    for (String query : List.of("person", "bicycle", "car", "left_person")) {
      List<Long> found = Pedestrians.frames(video(spark).where(inScan(query)));
      assertThat(found).as(query).hasSizeBetween(1, ParkingLot.FRAMES - 1);
      answers += ", frame IN (" + found.toString().replaceAll("[\\[\\]]", "") + ") AS " + query;
    }
    spark.sql(answers + " FROM frames f").cache().createOrReplaceTempView("answers");
  }

  private static Dataset<Row> video(SparkSession spark) {
    return lot.read(spark, Map.of());
  }

  /** The condition with a call for each query that it names. */
  private static String inScan(String condition) {
    return condition
        .replaceAll("\\bleft_person\\b", "left")
        .replaceAll("\\bperson\\b", PERSON)
        .replaceAll("\\bbicycle\\b", BICYCLE)
        .replaceAll("\\bcar\\b", CAR)
        .replaceAll("\\bleft\\b", LEFT);
  }

  private static List<Long> expected(SparkSession spark, String condition) {
    return Pedestrians.frames(spark.sql("SELECT frame FROM answers WHERE " + condition));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "person AND NOT car",
        "person OR bicycle",
        "NOT person",
        "NOT (person OR car)",
        "person AND bicycle AND NOT car",
        "person AND left_person",
        "person AND NOT left_person",
        "(person OR car) AND frame >= 100 AND frame < 300",
        "frame < 20 OR car",
        "(frame < 200 AND person) OR (frame >= 200 AND car)",
        "NOT (person OR car) AND keyframe",
        "CASE WHEN frame % 2 = 0 THEN person ELSE car END",
        "NOT (person AND CASE WHEN frame % 3 = 0 THEN frame > 100 END)",
        "person <=> car",
        "person IN (true, bicycle)",
        "coalesce(person, car) AND seconds > 10"
      })
  void rowsAreTheSetAlgebraOfTheSingleQueries(String condition, SparkSession spark) {
    Dataset<Row> rows = video(spark).where(inScan(condition)).select("frame");

    assertThat(Plans.optimized(rows)).doesNotContain("Filter").doesNotContain("noscope_contains");
    assertThat(Pedestrians.frames(rows)).isEqualTo(expected(spark, condition));
  }

  @Test
  void filtersOfTheApiMeanAnd(SparkSession spark) {
    Dataset<Row> both =
        NoScope.filter(NoScope.filter(video(spark), "person"), "bicycle").select("frame");

    assertThat(Plans.optimized(both)).doesNotContain("Filter");
    assertThat(Pedestrians.frames(both))
        .isEqualTo(expected(spark, "person AND bicycle"))
        .isNotEmpty();
  }

  @Test
  void sqlMeansTheSame(SparkSession spark) {
    Dataset<Row> rows = spark.sql("SELECT frame FROM lot WHERE " + inScan("person AND NOT car"));

    assertThat(Plans.optimized(rows)).doesNotContain("Filter");
    assertThat(Pedestrians.frames(rows)).isEqualTo(expected(spark, "person AND NOT car"));
  }

  @Test
  void aFileIsDecodedOnceAndFramesCountOnce(SparkSession spark) {
    Watch.Seen<List<Long>> seen =
        Watch.over(
            spark,
            () -> Pedestrians.frames(video(spark).where(inScan("person AND NOT car OR bicycle"))));

    assertThat(seen.decoded()).isEqualTo(ParkingLot.FRAMES);
    StageCounts counts = seen.counts();
    assertThat(counts.frames()).isEqualTo(ParkingLot.FRAMES);
    assertThat(counts.skipped() + counts.unchanged() + counts.byModel() + counts.byReference())
        .isEqualTo(3L * ParkingLot.FRAMES);
    assertThat(counts.unchanged()).isPositive();
    assertThat(counts.referenceCalls()).isZero();
  }

  @Test
  void explainShowsTheTreeAndEachCascade(SparkSession spark) {
    assertThat(Plans.physical(video(spark).where(inScan("person AND NOT car")).select("frame")))
        .contains("[frame], where contains 'person' and NOT (contains 'car')")
        .contains(", contains 'person', cascade: lot: every frame -> global-50-earlier")
        .contains(", contains 'car', cascade: lot: every 2 frames -> global-50-earlier");
    assertThat(Plans.physical(video(spark).where(inScan("person OR left_person"))))
        .contains("where (contains 'person') OR (contains 'person' (2))")
        .contains(", contains 'person' (2), cascade: every frame -> reference");
  }

  @ParameterizedTest
  @ValueSource(strings = {"person AND NOT car", "NOT person AND frame % 40 = 0", "bicycle OR car"})
  void rowsCarryTheirPixels(String condition, SparkSession spark) {
    List<Long> wanted = expected(spark, condition);

    assertThat(pixels(video(spark).where(inScan(condition))))
        .isEqualTo(pixels.stream().filter(row -> wanted.contains(row.getLong(0))).toList())
        .isNotEmpty();
  }

  private static List<Row> pixels(Dataset<Row> rows) {
    return rows.selectExpr("frame", "image.origin", "crc32(image.data)")
        .orderBy("frame")
        .collectAsList();
  }

  @Test
  void columnsAboutOneClassGoTogetherWithAConditionOnOthers(SparkSession spark) {
    Dataset<Row> labelled =
        lot.read(spark, Map.of("label", "person"))
            .where(inScan("(person OR bicycle OR frame < 9) AND NOT car"))
            .selectExpr("frame", "present", "image IS NOT NULL");

    assertThat(Plans.optimized(labelled)).doesNotContain("Filter");
    assertThat(labelled.orderBy("frame").collectAsList())
        .isEqualTo(
            spark
                .sql(
                    "SELECT frame, person, person FROM answers"
                        + " WHERE (person OR bicycle OR frame < 9) AND NOT car ORDER BY frame")
                .collectAsList())
        .extracting(row -> row.getBoolean(1))
        .contains(true, false);
  }

  @Test
  void countsAndLimitsWorkOnTop(SparkSession spark) {
    Dataset<Row> rows = video(spark).where(inScan("person AND NOT car"));

    assertThat(rows.count()).isEqualTo(expected(spark, "person AND NOT car").size());
    assertThat(rows.limit(3).count()).isEqualTo(3);
  }

  @Test
  void partitionsDoNotMatter(SparkSession spark) {
    for (String partitions : List.of("1", "5")) {
      assertThat(
              Pedestrians.frames(
                  lot.read(spark, Map.of("partitions", partitions))
                      .where(inScan("person AND NOT car"))))
          .isEqualTo(expected(spark, "person AND NOT car"));
    }
  }

  @Test
  void theReferenceIsAskedOnceAboutAFrame(SparkSession spark, @TempDir Path empty) {
    String condition =
        """
        frame < 30 AND (noscope_contains(image, 'person', 'plan=reference')
          OR noscope_contains(image, 'bicycle', 'plan=reference')
          OR NOT noscope_contains(image, 'car', 'plan=reference'))
        """;
    Dataset<Row> rows =
        Pedestrians.read(spark, Map.of("store", empty.toString(), "segmentFrames", "50"))
            .where(condition);

    StageCounts counts = Watch.over(spark, () -> Pedestrians.frames(rows)).counts();

    assertThat(counts.frames()).isBetween(30L, 100L);
    assertThat(counts.byReference()).isEqualTo(3 * counts.frames());
    assertThat(counts.referenceCalls()).isEqualTo(counts.frames());
  }
}
