package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on frames are answered by the scan, exactly, and save decoding. */
@ExtendWith(LocalSpark.class)
class PredicatePushdownTest {
  @TempDir private static Path folder;
  private static Dataset<Row> memory;

  @BeforeAll
  static void decodeOnce(SparkSession spark) throws IOException {
    Cameras.copyTo(folder);
    memory = Cameras.inMemory(spark, read(spark)).cache();
  }

  private static Dataset<Row> read(SparkSession spark) {
    return Cameras.read(spark, folder, "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame = 100",
        "100 = frame",
        "frame < 30",
        "795 - 5 <= frame",
        "frame >= 699 and frame < 720",
        "frame between 45 and 55",
        "frame in (3, 300, 700)",
        "frame < 5 or frame > 790",
        "frame < 5 or seconds > 79",
        "not (frame > 5)",
        "frame <> 0 and frame < 3",
        "frame % 100 = 0",
        "frame % 50 = 7 and frame < 100",
        "frame + 1 = 40 and frame <= 40",
        "frame > 789.5",
        "frame > -5 and frame <= 1",
        "frame > 9223372036854775807",
        "frame <=> 5",
        "frame is null",
        "frame is not null and frame = 7",
        "coalesce(frame, 0) = 8 and frame < 99",
        "case when keyframe then frame > 50 else frame < 3 end and frame < 150",
        "cast(frame as double) / 2 = 200.5 and frame > 390 and frame < 420",
        "cast(frame as string) = '77' and frame < 100",
        "seconds >= 79.05",
        "seconds <= 1.0",
        "seconds = 10.0",
        "seconds between 10 and 10.5",
        "seconds < double('NaN') and seconds > 79",
        "pts < 20000 and frame < 100",
        "keyframe",
        "keyframe <=> true",
        "keyframe and frame % 100 = 0",
        "not keyframe and frame < 60",
        "frame < 10 and (keyframe or seconds > 0.5)",
        "false"
      })
  void ofFramesAreTakenAndMeanWhatTheyMeanToSpark(String condition, SparkSession spark) {
    requireSameRows(Cameras.read(spark, folder, "north"), condition, "camera = 'north'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path like 'file:%' and frame = 1",
        "path like '%b.mp4' and frame = 1",
        "path like '%/north/%' and frame = 1",
        "camera = 'north' and frame = 7",
        "camera in ('north', 'south') and frame = 7",
        "camera > 'north' and frame > 780",
        "camera <> 'north' and camera <> 'south'",
        "camera = 'north' and frame = 3 or camera = 'south' and frame = 4"
      })
  void ofFilesAreTakenAndMeanWhatTheyMeanToSpark(String condition, SparkSession spark) {
    requireSameRows(read(spark), condition, "true");
  }

  private static void requireSameRows(Dataset<Row> video, String condition, String files) {
    Dataset<Row> pushed = video.where(condition);

    assertThat(Plans.optimized(pushed)).doesNotContain("Filter");
    assertThat(Cameras.rows(pushed)).isEqualTo(Cameras.rows(memory.where(files).where(condition)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upper(camera) = 'NORTH' and frame < 3",
        "frame = 5 and image.width = 768",
        "frame < 3 and rand(1) < 0.999999",
        "frame < 3 and length(path) > 5"
      })
  void areLeftToSparkWhereTheyNeedMore(String condition, SparkSession spark) {
    Dataset<Row> part = read(spark).where(condition);
    String known =
        condition.replace("image.width = 768", "true").replace("rand(1) < 0.999999", "true");

    assertThat(Plans.optimized(part)).contains("Filter");
    assertThat(Cameras.rows(part)).isEqualTo(Cameras.rows(memory.where(known)));
  }

  @Test
  void columnsOfConditionsAreNotHandedOver(SparkSession spark) {
    assertThat(Plans.scanned(read(spark).where("keyframe and frame < 100").select("seconds")))
        .containsExactly("seconds");
  }

  @Test
  void areShownByExplain(SparkSession spark) {
    assertThat(Plans.physical(read(spark).where("frame < 10 and keyframe")))
        .contains("where frame < 10 and keyframe");
  }

  @Test
  void keyframesAreDecodedAlone(SparkSession spark) {
    Watch.Seen<List<Row>> seen =
        Watch.over(spark, () -> Cameras.rows(read(spark).where("keyframe")));

    assertThat(seen.result()).hasSize(32);
    assertThat(seen.decoded()).isEqualTo(seen.result().size());
  }

  @Test
  void filesAreNotOpenedWhereTheirNameWillNotDo(SparkSession spark) {
    Watch.Seen<List<Row>> seen =
        Watch.over(spark, () -> Cameras.rows(read(spark).where("camera = 'south'")));

    assertThat(seen.result()).hasSize(Pedestrians.FRAMES);
    assertThat(seen.decoded()).isEqualTo(Pedestrians.FRAMES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame >= 400 and frame < 410",
        "seconds between 40 and 41",
        "frame in (400, 405)",
        "frame = 400 or frame = 410",
        "frame > 9000"
      })
  void onlyGroupsOfPicturesThatAreWantedAreDecoded(String condition, SparkSession spark) {
    Watch.Seen<List<Row>> seen =
        Watch.over(spark, () -> Cameras.rows(read(spark).where(condition)));

    assertThat(seen.result()).isEqualTo(Cameras.rows(memory.where(condition)));
    assertThat(seen.decoded()).isLessThan(2 * 110);
  }
}
