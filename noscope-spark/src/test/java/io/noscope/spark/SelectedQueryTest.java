package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.read.QueryColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code noscope_contains} on a video's frames elsewhere than in a filter is a column of the scan:
 * {@link QueryColumns}.
 */
@ExtendWith(LocalSpark.class)
class SelectedQueryTest {
  private SortedMap<Long, Boolean> labels;
  private long present;

  @BeforeEach
  void open(SparkSession spark) {
    labels = Pedestrians.planned(spark);
    present = Pedestrians.positives(labels).size();
    Pedestrians.read(spark).createOrReplaceTempView("v");
  }

  private static Dataset<Row> inTheScan(SparkSession spark, String sql) {
    Dataset<Row> rows = spark.sql(sql);
    assertThat(Plans.optimized(rows)).doesNotContain("noscope_contains");
    assertThat(Plans.physical(rows))
        .containsOnlyOnce("contains 'person', cascade: resources: every 5 frames -> reference");
    return rows;
  }

  @Test
  void selected(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(spark, "SELECT frame, noscope_contains(image, 'person') AS present FROM v");

    assertThat(Plans.scanned(rows)).containsExactly("frame", "contains 'person'");
    assertThat(Pedestrians.labels(rows)).isEqualTo(labels);
  }

  @Test
  void selectedWithThePixels(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(
            spark,
            "SELECT frame, image.width, noscope_contains(image, 'person') AS present FROM v"
                + " WHERE frame < 100");

    assertThat(Pedestrians.labels(rows)).isEqualTo(labels.headMap(100L));
    assertThat(rows.select("width").distinct().count()).isEqualTo(1);
  }

  @Test
  void selectedOfFramesThatTheScanHasSettled(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(
            spark,
            "SELECT frame, noscope_contains(image, 'person') AS present FROM v"
                + " WHERE noscope_contains(image, 'person') OR frame % 2 = 0");

    SortedMap<Long, Boolean> expected = new TreeMap<>(labels);
    expected.entrySet().removeIf(label -> !label.getValue() && label.getKey() % 2 != 0);
    assertThat(Pedestrians.labels(rows)).isEqualTo(expected).containsValues(true, false);
  }

  @Test
  void selectedBelowAFilter(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(
            spark,
            "SELECT frame FROM (SELECT frame, noscope_contains(image, 'person') AS p FROM v)"
                + " WHERE p");

    assertThat(Pedestrians.frames(rows)).isEqualTo(Pedestrians.positives(labels));
  }

  @Test
  void grouped(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(
            spark,
            "SELECT noscope_contains(image, 'person') AS p, count(*) AS n FROM v GROUP BY p");

    Map<Boolean, Long> counts = new HashMap<>();
    rows.collectAsList().forEach(row -> counts.put(row.getBoolean(0), row.getLong(1)));
    assertThat(counts).isEqualTo(Map.of(true, present, false, Pedestrians.FRAMES - present));
  }

  @Test
  void aggregated(SparkSession spark) {
    assertThat(
            inTheScan(spark, "SELECT count_if(noscope_contains(image, 'person')), count(*) FROM v")
                .collectAsList())
        .extracting(row -> List.of(row.getLong(0), row.getLong(1)))
        .containsExactly(List.of(present, (long) Pedestrians.FRAMES));
  }

  @Test
  void sortedBy(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(
            spark, "SELECT frame FROM v ORDER BY noscope_contains(image, 'person') DESC, frame");

    assertThat(rows.columns()).containsExactly("frame");
    assertThat(rows.limit((int) present).collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactlyElementsOf(Pedestrians.positives(labels));
  }

  @Test
  void joined(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(
            spark,
            "SELECT id, frame, noscope_contains(image, 'person') AS present"
                + " FROM range(790, 800) LEFT JOIN v ON id = frame");

    SortedMap<Long, Boolean> answers = new TreeMap<>();
    int missing = 0;
    for (Row row : rows.collectAsList()) {
      if (row.isNullAt(1)) {
        assertThat(row.isNullAt(2)).isTrue();
        missing++;
      } else {
        answers.put(row.getLong(1), row.getBoolean(2));
      }
    }
    assertThat(answers).isEqualTo(labels.tailMap(790L));
    assertThat(missing).isEqualTo(5);
  }

  @Test
  void asAConditionOfAJoin(SparkSession spark) {
    Dataset<Row> rows =
        inTheScan(
            spark,
            "SELECT id AS frame FROM range(0, 795) LEFT SEMI JOIN v"
                + " ON id = frame AND noscope_contains(image, 'person')");

    assertThat(Pedestrians.frames(rows)).isEqualTo(Pedestrians.positives(labels));
  }
}
