package io.noscope.spark.read;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts, least and greatest values come from indexes and are those of the decoded frames. */
@ExtendWith(LocalSpark.class)
class IndexAggregateTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void decodeOnce(SparkSession spark) throws IOException {
    Cameras.copyTo(folder);
    Cameras.inMemory(spark, read(spark, Map.of())).cache().createOrReplaceTempView("memory");
  }

  private static Dataset<Row> read(SparkSession spark, Map<String, String> options) {
    return Cameras.read(spark, folder, "*", options);
  }

  private static Dataset<Row> sql(SparkSession spark, String query) {
    read(spark, Map.of()).createOrReplaceTempView("video");
    return spark.sql(query);
  }

  private static List<Row> inMemory(SparkSession spark, String query) {
    return spark.sql(query.replace("from video", "from memory")).collectAsList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from video",
        "select count(1), count(*) + 1 from video",
        "select count(frame), count(path), count(keyframe) from video",
        "select min(frame), max(frame), min(seconds), max(seconds) from video",
        "select min(pts), max(pts), min(path), max(path), min(camera), max(camera) from video",
        "select path, camera, count(*), max(pts) from video group by path, camera",
        "select distinct camera from video",
        "select camera, count(*) c from video group by camera having c > 5",
        "select count(*), min(frame), max(frame) from video where frame >= 95 and frame < 305",
        "select count(*), max(seconds) from video where camera = 'north'",
        "select count(*), max(seconds) from video where camera = 'east'",
        "select camera, count(*) from video where camera = 'east' group by camera",
        "select count(*), min(frame), max(frame) from video where frame > 9000",
        "select count(*), min(frame), max(frame) from video where frame % 7 = 3",
        "select count(*), min(frame), max(frame) from video where keyframe and frame > 1",
        "select camera, count(*) from video where not keyframe group by camera",
        "select count(*) from video where frame = 3 and camera = 'north' or frame < 2"
      })
  void areAnsweredWithoutDecoding(String query, SparkSession spark) {
    Watch.Seen<List<Row>> seen = Watch.over(spark, () -> sql(spark, query).collectAsList());

    assertThat(Plans.physical(sql(spark, query))).contains("from indexes: ");
    assertThat(seen.result()).containsExactlyInAnyOrderElementsOf(inMemory(spark, query));
    assertThat(seen.decoded()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from video where seconds < 10",
        "select max(seconds) from video where frame < 100",
        "select avg(frame) from video where frame < 50",
        "select keyframe, count(*) from video where frame < 50 group by keyframe",
        "select max(keyframe) from video where frame < 50",
        "select count(*) from video where length(path) > 5 and frame < 50"
      })
  void areDecodedWhereIndexesDoNotTell(String query, SparkSession spark) {
    assertThat(Plans.physical(sql(spark, query))).doesNotContain("from indexes: ");
    assertThat(sql(spark, query).collectAsList())
        .containsExactlyInAnyOrderElementsOf(inMemory(spark, query));
  }

  @Test
  void areDecodedOnRequest(SparkSession spark) {
    Dataset<Row> rows = read(spark, Map.of("countFromIndex", "false")).where("frame < 50");
    Watch.Seen<Long> seen = Watch.over(spark, rows::count);

    assertThat(seen.result()).isEqualTo(100);
    assertThat(seen.decoded()).isBetween(100L, 300L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void keepToTheStep(int step, SparkSession spark) {
    Dataset<Row> rows = read(spark, Map.of("step", String.valueOf(step)));

    assertThat(rows.count()).isEqualTo(2L * ((Pedestrians.FRAMES + step - 1) / step));
    assertThat(rows.where("frame < 50").count())
        .isEqualTo(rows.where("frame < 50").select("frame").collectAsList().size());
  }

  @Test
  void timesOfEveryNthFrameAreDecoded(SparkSession spark) {
    Dataset<Row> last = read(spark, Map.of("step", "7")).where("frame < 50").agg(max("seconds"));

    assertThat(last.first().getDouble(0)).isCloseTo(4.9, within(1e-9));
  }

  /** Files whose frames are timed in other ways, or not at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-bframes.mp4",
        "h264-editlist.mp4",
        "h264-offset.ts",
        "h264-vfr.mp4",
        "hevc-opengop.mp4",
        "mjpeg.avi",
        "mpeg4-bframes.avi",
        "vp9.webm"
      })
  void areThoseOfTheDecodedFrames(String name, SparkSession spark) {
    String file = TestData.file("videos/traps/" + name).toString();
    List<Dataset<Row>> reads =
        List.of(
            spark.read().format("video").load(file),
            spark.read().format("video").option("countFromIndex", "false").load(file));
    List<List<Row>> totals = new ArrayList<>();
    for (Dataset<Row> frames : reads) {
      totals.add(
          Stream.of(frames, frames.where("keyframe"), frames.where("frame between 5 and 99"))
              .map(rows -> rows.agg(count("*"), min("frame"), max("frame")).first())
              .toList());
    }

    assertThat(totals.get(0)).isEqualTo(totals.get(1));
    assertThat(times(reads.get(0))).isEqualTo(times(reads.get(1)));
  }

  private static Row times(Dataset<Row> frames) {
    return frames.agg(min("seconds"), max("seconds"), min("pts"), max("pts")).first();
  }

  @Test
  void areNotTakenOfASample(SparkSession spark) {
    Dataset<Row> rows = Cameras.read(spark, folder, "north").sample(0.3, 3);

    assertThat(rows.count()).isEqualTo(rows.select("frame").collectAsList().size());
  }
}
