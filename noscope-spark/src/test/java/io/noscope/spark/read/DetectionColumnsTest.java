package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Warnings;
import io.noscope.spark.Watch;
import io.noscope.spark.task.TaskReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and detections that a scan fills in: the same values, asked once and remembered. */
@ExtendWith(LocalSpark.class)
class DetectionColumnsTest {
  private static final String FEW = "frame < 40 AND frame % 8 = 0";
  private static final int FRAMES = 5;
  private static final String COUNT = "noscope_count(image, 'person')";
  private static final String CALLS =
      "frame, noscope_count(image, 'person') AS people,"
          + " noscope_count(image, 'person', 'region=%s') AS inside,".formatted(Pedestrians.REGION)
          + " noscope_count(image, 'bicycle') AS bicycles, noscope_detect(image) AS found";

  @TempDir private static Path store;

  /**
   * {@code square} for scans, and {@code pictures} with the same pixels, which they leave alone.
   */
  @BeforeEach
  void createViews(SparkSession spark) {
    view(spark, "square", Map.of());
    view(spark, "pictures", Map.of("rotation", "report"));
  }

  private void view(SparkSession spark, String name, Map<String, String> options) {
    spark
        .read()
        .format("video")
        .option("store", store.toString())
        .option("plan", "reference")
        .option("segmentFrames", "50")
        .options(options)
        .load(Pedestrians.file().toString())
        .createOrReplaceTempView(name);
  }

  private void forget(SparkSession spark, Path empty) {
    view(spark, "square", Map.of("store", empty.toString()));
  }

  private static Watch.Seen<List<Row>> run(SparkSession spark, String sql) {
    return Watch.over(spark, () -> spark.sql(sql).collectAsList());
  }

  private static void assertSame(SparkSession spark, String sql) {
    assertThat(spark.sql(sql).collectAsList())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            spark.sql(sql.replace("square", "pictures")).collectAsList());
  }

  private static void assertByScan(Dataset<Row> rows) {
    assertThat(Plans.optimized(rows)).doesNotContain("noscope_").doesNotContain("image#");
    assertThat(Plans.physical(rows)).contains(", each row -> reference for ");
  }

  private static void assertRowByRow(Dataset<Row> rows) {
    assertThat(Plans.optimized(rows)).contains("noscope_").contains("image#");
    assertThat(Plans.physical(rows)).doesNotContain("-> reference for ");
  }

  @Test
  void valuesAreThoseOfThePicturesAndOnePassOfTheDetectorGivesAll(
      SparkSession spark, @TempDir Path empty) {
    forget(spark, empty);
    String sql = "SELECT " + CALLS + " FROM square WHERE " + FEW;

    Watch.Seen<List<Row>> first = run(spark, sql);
    Watch.Seen<List<Row>> again = run(spark, sql);
    Watch.Seen<List<Row>> byPicture = run(spark, sql.replace("square", "pictures"));

    assertByScan(spark.sql(sql));
    assertRowByRow(spark.sql(sql.replace("square", "pictures")));
    assertThat(first.result())
        .hasSize(FRAMES)
        .containsExactlyInAnyOrderElementsOf(byPicture.result())
        .allSatisfy(row -> assertThat(row.getInt(1)).isPositive().isGreaterThan(row.getInt(2)));
    assertThat(again.result()).isEqualTo(first.result());
    assertThat(first.counts().referenceCalls()).isEqualTo(FRAMES);
    assertThat(again.counts().referenceCalls()).isZero();
    assertThat(byPicture.counts().referenceCalls()).isZero(); // No scan made them.
  }

  @Test
  void explainTellsWhatIsAskedOfEachRow(SparkSession spark) {
    Dataset<Row> rows = spark.sql("SELECT " + CALLS + " FROM square WHERE " + FEW);

    assertThat(Plans.scanned(rows))
        .containsExactly(
            "frame", "count 'person'", "count 'person' (2)", "count 'bicycle'", "detections");
    assertThat(Plans.physical(rows))
        .contains(
            ", each row -> reference for count 'person', count 'person' (2), count 'bicycle', detections");
  }

  @Test
  void theColumnsAreInNoColumnList(SparkSession spark) {
    Dataset<Row> all = spark.sql("SELECT *, " + COUNT + " AS n FROM square WHERE frame = 8");

    assertThat(all.columns())
        .containsExactly("path", "camera", "frame", "seconds", "pts", "keyframe", "image", "n");
    assertThat(all.collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.size()).isEqualTo(8));
    assertThat(Plans.physical(all)).contains("-> reference for count 'person'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT frame, n FROM (SELECT frame, <count> AS n FROM square WHERE <few>) WHERE n != 4",
        "SELECT frame FROM square WHERE <few> AND <count> IN (3, 4, 5)",
        "SELECT keyframe, max(<count>) AS most FROM square WHERE <few> GROUP BY 1 HAVING most > 2",
        "SELECT count(*) FROM square WHERE <few> GROUP BY <count>",
        "WITH v AS (SELECT frame, <count> n FROM square WHERE <few>)"
            + " SELECT a.frame, b.n FROM v a JOIN v b ON a.frame = b.frame + 8",
        "SELECT a.frame, d.label FROM square a LATERAL VIEW explode(noscope_detect(image)) AS d"
            + " WHERE <few> AND d.score > 0.5",
        "SELECT s.frame, <count>, r.id FROM square s LEFT JOIN range(9) r ON r.id = s.frame"
            + " WHERE <few>",
        "SELECT frame, row_number() OVER (ORDER BY <count>, frame) FROM square WHERE <few>",
        "SELECT frame FROM square WHERE <few> AND (<count> = 3 OR <count> = 5 OR frame = 0)",
        "SELECT frame, IF(keyframe, <count>, -1), <count> + 1 FROM square WHERE <few>",
        "SELECT frame, (SELECT max(<count>) FROM square WHERE <few>) FROM square WHERE frame < 3",
      })
  void wherePicturesAreAskedAboutAnywayTheScanAnswers(String form, SparkSession spark) {
    String sql = form.replace("<count>", COUNT).replace("<few>", FEW);

    assertThat(Plans.optimized(spark.sql(sql))).doesNotContain("noscope_").doesNotContain("image#");
    assertSame(spark, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT s.frame, <count> FROM square s JOIN range(9) r ON r.id = s.frame WHERE <few>",
        "SELECT frame, <count> FROM (SELECT * FROM square WHERE <few> ORDER BY frame DESC LIMIT 2)",
        "SELECT frame, IF(keyframe, <count>, -1) FROM square WHERE <few>",
        "SELECT frame FROM square WHERE <few> AND (frame = 0 OR <count> = 5)",
        "SELECT frame, <count> FROM square WHERE <few> AND hash(path) != 7",
        "SELECT max(<count>) FILTER (WHERE keyframe) FROM square WHERE <few>",
        "SELECT frame, noscope_count(image, IF(keyframe, 'person', 'car')) FROM square WHERE <few>",
      })
  void whereTheScanWouldAskAboutMoreTheyStayFunctions(String form, SparkSession spark) {
    String sql = form.replace("<count>", COUNT).replace("<few>", FEW);

    assertRowByRow(spark.sql(sql));
    assertSame(spark, sql);
  }

  @Test
  void otherPicturesAndOtherDetectorsAreAskedRowByRow(SparkSession spark) {
    view(spark, "small", Map.of("resize", "384"));
    String sql = "SELECT frame, " + COUNT + " FROM small WHERE " + FEW;

    assertRowByRow(spark.sql(sql));
    assertThat(spark.sql(sql).collectAsList()).hasSize(FRAMES);
    assertRowByRow(
        spark.sql(
            "SELECT noscope_count(image, 'person', 'reference=/models/other.onnx') FROM square"));
  }

  @Test
  void noMoreFramesAreAskedAboutThanALimitLeaves(SparkSession spark, @TempDir Path empty) {
    forget(spark, empty);
    Watch.Seen<List<Row>> three = run(spark, "SELECT " + COUNT + " FROM square LIMIT 3");

    assertThat(three.result()).hasSize(3);
    assertThat(three.counts().referenceCalls()).isEqualTo(3);
  }

  @Test
  void whatACascadeHasAskedIsNotAskedAgain(SparkSession spark, @TempDir Path empty) {
    forget(spark, empty);
    Watch.Seen<List<Row>> seen =
        run(
            spark,
            "SELECT frame, %s AS n FROM square WHERE frame < 50 AND %s >= 5"
                .formatted(COUNT, COUNT));

    assertThat(seen.result())
        .isNotEmpty()
        .hasSizeLessThan(50)
        .allSatisfy(row -> assertThat(row.getInt(1)).isGreaterThanOrEqualTo(5));
    assertThat(seen.counts().referenceCalls()).isEqualTo(50);
  }

  @Test
  void whereNoPictureIsShownThereIsNoCount(SparkSession spark) {
    Map<String, String> labelled = Map.of("label", "person", "atLeast", "5");
    view(spark, "square", labelled);
    view(spark, "pictures", Map.of("label", "person", "atLeast", "5", "resize", "768x576"));
    String sql =
        "SELECT frame, present, "
            + COUNT
            + ", noscope_detect(image) FROM square WHERE frame < 50 AND frame % 5 = 0";

    List<Row> rows = spark.sql(sql).collectAsList();

    assertThat(rows).hasSize(10).extracting(row -> row.getBoolean(1)).contains(true, false);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.isNullAt(2)).isEqualTo(!row.getBoolean(1)))
        .allSatisfy(row -> assertThat(row.isNullAt(3)).isEqualTo(!row.getBoolean(1)));
    assertSame(spark, sql);
  }

  @Test
  void anUnknownClassIsAnErrorHoweverMuchIsRemembered(SparkSession spark) {
    run(spark, "SELECT " + COUNT + " FROM square WHERE frame = 0");

    assertThatThrownBy(
            () -> run(spark, "SELECT noscope_count(image, 'persn') FROM square WHERE frame = 0"))
        .hasStackTraceContaining("does not know 'persn'; nearest: person");
    assertThat(run(spark, "SELECT noscope_count(image, NULL) FROM square WHERE frame = 0").result())
        .singleElement()
        .satisfies(row -> assertThat(row.isNullAt(0)).isTrue());
  }

  @Test
  void aStoreThatCannotBeWrittenCostsNoRow(SparkSession spark) throws IOException {
    Path file = Files.createFile(store.resolve("file"));
    view(spark, "square", Map.of("store", file.resolve("store").toString()));

    try (Warnings warnings = new Warnings(TaskReferences.class)) {
      assertSame(spark, "SELECT " + CALLS + " FROM square WHERE frame = 16");
      assertThat(warnings.messages())
          .singleElement()
          .asString()
          .startsWith(file.toString())
          .contains(
              "what the reference detector found cannot be kept for the next run; make the store"
                  + " writable");
    }
  }
}
