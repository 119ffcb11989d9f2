package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events over labels made by hand: a word a file, {@code #} for a frame with the class. */
@ExtendWith(LocalSpark.class)
class EventsTest {
  private static final StructType LABELS =
      StructType.fromDDL(
          "camera STRING, path STRING, frame BIGINT, seconds DOUBLE, present BOOLEAN");

  private final List<Row> labels = new ArrayList<>();

  private void record(String camera, String path, String frames) {
    for (int i = 0; i < frames.length(); i++) {
      labels.add(RowFactory.create(camera, path, (long) i, i / 10.0, frames.charAt(i) == '#'));
    }
  }

  /** Rows in no order: events do not lean on the order of partitions. */
  private List<Row> events(SparkSession spark) {
    Collections.shuffle(labels, new Random(5));
    Dataset<Row> rows = spark.createDataFrame(labels, LABELS).repartition(3);
    return NoScope.events(rows).collectAsList();
  }

  private static Row event(
      String camera, String startPath, long start, String endPath, long end, long frames) {
    return event(camera, startPath, start, endPath, end, frames, 1);
  }

  private static Row event(
      String camera,
      String startPath,
      long start,
      String endPath,
      long end,
      long frames,
      long files) {
    return RowFactory.create(
        camera, startPath, start, start / 10.0, endPath, end, end / 10.0, frames, files, null);
  }

  @Test
  void aRunIsOneEvent(SparkSession spark) {
    record("hall", "a", "..###.....##");

    assertThat(events(spark))
        .containsExactly(event("hall", "a", 2, "a", 4, 3), event("hall", "a", 10, "a", 11, 2));
  }

  @Test
  void aSingleFrameIsAnEvent(SparkSession spark) {
    record("hall", "a", "#.#.");

    assertThat(events(spark))
        .containsExactly(event("hall", "a", 0, "a", 0, 1), event("hall", "a", 2, "a", 2, 1));
  }

  @Test
  void aRunGoesOnInTheNextFile(SparkSession spark) {
    record("hall", "a", "..##");
    record("hall", "b", "####");
    record("hall", "c", "#...#");
    record("hall", "d", ".#");

    assertThat(events(spark))
        .containsExactly(
            event("hall", "a", 2, "c", 0, 7, 3),
            event("hall", "c", 4, "c", 4, 1),
            event("hall", "d", 1, "d", 1, 1));
  }

  @Test
  void camerasDoNotMix(SparkSession spark) {
    record("hall", "hall/1", ".##");
    record("yard", "yard/1", "##.");

    assertThat(events(spark))
        .containsExactly(
            event("hall", "hall/1", 1, "hall/1", 2, 2), event("yard", "yard/1", 0, "yard/1", 1, 2));
  }

  @Test
  void camerasMayShareAFolder(SparkSession spark) {
    record("hall", "1", "##");
    record("yard", "2", ".#");
    record("hall", "3", "#.");

    assertThat(events(spark))
        .containsExactly(event("hall", "1", 0, "3", 0, 3, 2), event("yard", "2", 1, "2", 1, 1));
  }

  @Test
  void framesThatCouldNotBeDecodedDoNotEndAnEvent(SparkSession spark) {
    record("hall", "a", ".####.");
    labels.remove(2);

    assertThat(events(spark)).containsExactly(event("hall", "a", 1, "a", 4, 3));
  }

  @Test
  void nothingSeenIsNoEvent(SparkSession spark) {
    record("hall", "a", "....");

    assertThat(events(spark)).isEmpty();
  }

  @Test
  void labelsOfAVideoBecomeEvents(SparkSession spark) {
    var labels = Pedestrians.planned(spark);
    long runs =
        labels.entrySet().stream()
            .filter(label -> label.getValue())
            .filter(label -> !labels.getOrDefault(label.getKey() - 1, false))
            .count();

    Dataset<Row> events =
        NoScope.events(NoScope.labels(Pedestrians.read(spark), Pedestrians.QUERY));

    assertThat(events.columns())
        .containsExactly(
            "camera",
            "startPath",
            "startFrame",
            "startSeconds",
            "endPath",
            "endFrame",
            "endSeconds",
            "frames",
            "files",
            "peakScore");
    List<Row> rows = events.collectAsList();
    assertThat((long) rows.size()).isEqualTo(runs).isGreaterThan(1);
    assertThat(rows.stream().mapToLong(event -> event.getAs("frames")).sum())
        .isEqualTo(Pedestrians.positives(labels).size());
    assertThat(rows)
        .allSatisfy(
            event -> {
              assertThat(event.<Long>getAs("files")).isEqualTo(1);
              assertThat(event.<Double>getAs("peakScore")).isBetween(Query.DEFAULT_CONFIDENCE, 1.0);
            });
  }
}
