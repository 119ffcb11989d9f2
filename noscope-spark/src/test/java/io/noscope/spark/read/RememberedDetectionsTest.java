package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LampRoom;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Counts of frames of which the store knows what is in them. */
@ExtendWith(LocalSpark.class)
class RememberedDetectionsTest {
  @TempDir private static Path folder;
  private static LampRoom room;

  @BeforeAll
  static void record() throws IOException {
    room = new LampRoom(folder);
  }

  private static Watch.Seen<List<Row>> run(
      SparkSession spark, String sql, Map<String, String> options) {
    room.read(spark, options).createOrReplaceTempView("room");
    return Watch.over(spark, () -> spark.sql(sql).collectAsList());
  }

  @Test
  void theDetectorIsNotRun(SparkSession spark) {
    Watch.Seen<List<Row>> seen =
        run(
            spark,
            "SELECT frame, noscope_count(image, 'person'), noscope_detect(image) FROM room"
                + " WHERE frame % 10 = 0",
            Map.of("segmentFrames", "50"));

    assertThat(seen.counts().referenceCalls()).isZero();
    assertThat(seen.metrics()).doesNotContainKey("models loaded");
    assertThat(seen.result())
        .hasSize(LampRoom.FRAMES / 10)
        .allSatisfy(
            row -> {
              long frame = row.getLong(0);
              int people = LampRoom.left(frame) || LampRoom.right(frame) ? 1 : 0;
              assertThat(row.getInt(1)).isEqualTo(people);
              assertThat(row.<Row>getList(2)).hasSize(people);
            });
  }

  @Test
  void theRegionOfANameIsThatOfTheCamera(SparkSession spark) {
    String sql =
        """
        SELECT frame, noscope_count(image, 'person', 'region=left of the line'),
          noscope_count(image, 'person', 'region=right')
        FROM room WHERE frame % 7 = 0
        """;
    List<Row> rows = run(spark, sql, Map.of("regions", room.regions())).result();

    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getInt(1) == 1).isEqualTo(LampRoom.left(row.getLong(0)));
              assertThat(row.getInt(2) == 1).isEqualTo(LampRoom.right(row.getLong(0)));
            });
    assertThatThrownBy(
            () -> run(spark, sql.replace("right", "door"), Map.of("regions", room.regions())))
        .hasStackTraceContaining("camera 'room' has no region 'door'");
    assertThatThrownBy(() -> run(spark, sql, Map.of()))
        .hasStackTraceContaining("if it is a name, set regions to the file that has it");
    assertThatThrownBy(() -> run(spark, sql, Map.of("regions", room.regions(), "resize", "80")))
        .hasStackTraceContaining("is a name, and row by row no camera is known that has it");
  }

  /** As the labels are remembered as well. */
  @Test
  void nothingIsDecoded(SparkSession spark) {
    String sql =
        "SELECT camera, noscope_count(image, 'person') AS n, count(*) FROM room"
            + " WHERE noscope_contains(image, 'person') GROUP BY 1, 2";
    Map<String, String> options = Map.of("ledger", "true", "plan", "reference");

    Watch.Seen<List<Row>> first = run(spark, sql, options);
    Watch.Seen<List<Row>> again = run(spark, sql, options);

    assertThat(first.decoded()).isEqualTo(LampRoom.FRAMES);
    assertThat(again.decoded()).isZero();
    assertThat(again.result())
        .isEqualTo(first.result())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getInt(1)).isEqualTo(1);
              assertThat(row.getLong(2)).isEqualTo(LampRoom.FRAMES * 6 / 10);
            });
  }

  /** What is lost of a file has no rows, whoever counts. */
  @Test
  void damageCostsTheSameFrames(SparkSession spark) {
    Map<String, String> options =
        Map.of("mode", "PERMISSIVE", "store", folder.resolve("damaged").toString());
    Traps.read(spark, Traps.file("damaged-middle.mp4"), options).createOrReplaceTempView("damaged");

    Watch.Seen<List<Row>> plain =
        Watch.over(
            spark,
            () -> spark.sql("SELECT frame FROM damaged WHERE frame % 5 = 0").collectAsList());
    Watch.Seen<List<Row>> counted =
        Watch.over(
            spark,
            () ->
                spark
                    .sql(
                        "SELECT frame, noscope_count(image, 'person') FROM damaged"
                            + " WHERE frame % 5 = 0")
                    .collectAsList());

    TreeMap<Long, Integer> counts = new TreeMap<>();
    counted.result().forEach(row -> counts.put(row.getLong(0), row.getInt(1)));
    assertThat(counts.keySet())
        .containsExactlyElementsOf(
            plain.result().stream().map(row -> row.getLong(0)).sorted().toList());
    assertThat(FrameMetrics.lost(counted.metrics())).isEqualTo(FrameMetrics.lost(plain.metrics()));
    assertThat(FrameMetrics.lost(plain.metrics())).isPositive();
    assertThat(counted.counts().referenceCalls()).isEqualTo(counts.size());
  }
}
