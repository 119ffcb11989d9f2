package io.noscope.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The functions over stored frames, which no video scan is there to answer for. */
@ExtendWith(LocalSpark.class)
class FunctionsTest {
  private static final int EVERY = 100;
  private static final String SETTINGS = "region=" + Pedestrians.REGION;

  @TempDir private static Path folder;
  private static SortedMap<Long, Boolean> expected;

  @BeforeAll
  static void storeFrames(SparkSession spark) throws IOException {
    String frames = folder.resolve("frames").toString();
    Pedestrians.read(spark)
        .where("frame % " + EVERY + " = 0")
        .select("frame", "image")
        .write()
        .parquet(frames);
    spark.read().parquet(frames).createOrReplaceTempView("stored");
    expected = Pedestrians.ask(Pedestrians.images(EVERY));
  }

  @Test
  void containsAnswersRowByRow(SparkSession spark) {
    Dataset<Row> labels =
        spark.sql(
            "SELECT frame, noscope_contains(image, 'person', '%s') AS present FROM stored"
                .formatted(SETTINGS));

    assertThat(Pedestrians.labels(labels)).isEqualTo(expected).containsValues(true, false);
  }

  @Test
  void filterWorksOnAnyRowsWithAnImage(SparkSession spark) {
    Dataset<Row> people = NoScope.filter(spark.table("stored"), Pedestrians.QUERY);

    assertThat(Pedestrians.frames(people)).isEqualTo(Pedestrians.positives(expected));
  }

  @Test
  void trainingTakesRowsOfAVideo(SparkSession spark) {
    assertThatThrownBy(() -> NoScope.train(spark.table("stored"), Pedestrians.QUERY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "these rows do not come from spark.read().format(\"video\"), which training and"
                + " labelling need");
  }

  @Test
  void containsTakesItsSettingsFromTheSession(SparkSession spark) {
    spark.conf().set("spark.noscope.region", Pedestrians.REGION);
    try {
      Dataset<Row> people =
          spark.sql("SELECT frame FROM stored WHERE noscope_contains(image, 'person')");
      assertThat(Pedestrians.frames(people)).isEqualTo(Pedestrians.positives(expected));
    } finally {
      spark.conf().unset("spark.noscope.region");
    }
  }

  @Test
  void containsCanBeGroupedBy(SparkSession spark) {
    String call = "noscope_contains(image, 'person', '%s')".formatted(SETTINGS);

    List<Row> counts =
        spark
            .sql("SELECT %s, count(*) FROM stored GROUP BY %s".formatted(call, call))
            .collectAsList();

    assertThat(counts)
        .anySatisfy(
            row -> {
              assertThat(row.getBoolean(0)).isTrue();
              assertThat(row.getLong(1)).isEqualTo(Pedestrians.positives(expected).size());
            });
  }

  @Test
  void countCountsTheBoxesOfTheClass(SparkSession spark) {
    Dataset<Row> counts =
        spark.sql(
            """
            SELECT noscope_count(image, 'person') AS count,
              size(filter(noscope_detect(image),
                d -> d.label = 'person' AND d.score >= 0.4)) AS boxes,
              noscope_count(image, 'person', '%s') AS inside,
              noscope_count(image, 'person', '%s') >= 2 AS two
            FROM stored
            """
                .formatted(SETTINGS, SETTINGS));

    assertThat(counts.collectAsList())
        .hasSize(expected.size())
        .allSatisfy(
            row -> {
              assertThat(row.getInt(0)).isEqualTo(row.getInt(1)).isPositive();
              assertThat(row.getInt(2)).isLessThanOrEqualTo(row.getInt(0));
              assertThat(row.getBoolean(3)).isEqualTo(row.getInt(2) >= 2);
            });
  }

  @Test
  void detectGivesBoxesInPixels(SparkSession spark) {
    Dataset<Row> found = spark.sql("SELECT frame, noscope_detect(image) AS found FROM stored");
    assertThat(found.schema().apply("found").dataType().sql())
        .isEqualTo(
            "ARRAY<STRUCT<label: STRING NOT NULL, score: FLOAT NOT NULL, xmin: FLOAT NOT NULL,"
                + " ymin: FLOAT NOT NULL, xmax: FLOAT NOT NULL, ymax: FLOAT NOT NULL>>");
    found.createOrReplaceTempView("found");

    Dataset<Row> people =
        spark.sql(
            """
            SELECT DISTINCT frame FROM found LATERAL VIEW explode(found) AS d
            WHERE d.label = 'person' AND d.score >= 0.4
              AND (d.xmin + d.xmax) / 2 BETWEEN 384 AND 511.9
              AND (d.ymin + d.ymax) / 2 BETWEEN 240 AND 431.9
            """);

    assertThat(Pedestrians.frames(people)).isEqualTo(Pedestrians.positives(expected));
  }

  @Test
  void detectTellsTheBestFirst(SparkSession spark) {
    Dataset<Row> sorted =
        spark.sql(
            """
            WITH scores AS (
              SELECT transform(noscope_detect(image), d -> d.score) AS s FROM stored)
            SELECT s = sort_array(s, false) AND size(s) > 0 FROM scores
            """);

    assertThat(sorted.distinct().collectAsList())
        .extracting(row -> row.getBoolean(0))
        .containsExactly(true);
  }

  @Test
  void whatIsMissingGivesNull(SparkSession spark) {
    Row row =
        spark
            .sql(
                """
                SELECT noscope_contains(nothing, 'person'), noscope_contains(image, NULL),
                  noscope_contains(image, 'person', NULL), noscope_detect(nothing),
                  noscope_count(nothing, 'person'), noscope_count(nothing, 'person') >= 2
                FROM (SELECT image, IF(frame < 0, image, NULL) AS nothing FROM stored LIMIT 1)
                """)
            .first();

    assertThat(row.isNullAt(0)).isTrue();
    assertThat(row.isNullAt(1)).isTrue();
    assertThat(row.isNullAt(2)).isTrue();
    assertThat(row.isNullAt(3)).isTrue();
    assertThat(row.isNullAt(4)).isTrue();
    assertThat(row.isNullAt(5)).isTrue();
  }

  @Test
  void anUnknownClassIsAnErrorWithTheNearestNames(SparkSession spark) {
    assertThatThrownBy(
            () -> spark.sql("SELECT noscope_contains(image, 'persn') FROM stored").collect())
        .hasStackTraceContaining("does not know 'persn'; nearest: person");
  }

  @Test
  void aWrongNumberOfArgumentsIsAnErrorWithTheSignature(SparkSession spark) {
    assertThatThrownBy(() -> spark.sql("SELECT noscope_contains(image) FROM stored"))
        .hasStackTraceContaining("noscope_contains(image, label [, settings])");
    assertThatThrownBy(() -> spark.sql("SELECT noscope_count(image) FROM stored"))
        .hasStackTraceContaining("noscope_count(image, label [, settings])");
    assertThatThrownBy(() -> spark.sql("SELECT noscope_detect(image, 1) FROM stored"))
        .hasStackTraceContaining("noscope_detect(image)");
  }

  @Test
  void anotherPixelFormatIsAnErrorThatNamesTheImage(SparkSession spark) {
    assertThatThrownBy(
            () ->
                spark
                    .sql(
                        """
                        SELECT noscope_detect(named_struct('origin', 'grey.png', 'height', 1,
                          'width', 1, 'nChannels', 1, 'mode', 0, 'data', X'00'))
                        FROM stored
                        """)
                    .collect())
        .hasStackTraceContaining("the image of grey.png has mode 0 with 1 channels");
  }

  @Test
  void aServiceFileIsEnough(SparkSession spark) {
    // No test registers anything before this: a new session knows the functions by itself.
    assertThat(spark.newSession().sql("SHOW FUNCTIONS LIKE 'noscope_*'").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(
            "noscope_contains",
            "noscope_count",
            "noscope_detect",
            "noscope_detections",
            "noscope_events",
            "noscope_explain");
  }
}
