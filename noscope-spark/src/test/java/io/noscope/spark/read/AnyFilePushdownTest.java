package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pushed down holds for files of every kind: open groups, odd times, no times. */
@ExtendWith(LocalSpark.class)
class AnyFilePushdownTest {
  private static final List<String> CONDITIONS =
      List.of(
          "keyframe",
          "not keyframe and frame < 70",
          "frame between 33 and 40",
          "frame % 10 = 0",
          "seconds > 2 and seconds < 2.5",
          "frame in (1, 99) or keyframe");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-bframes.mp4",
        "h264-editlist.mp4",
        "h264-offset.ts",
        "h264-opengop.mp4",
        "h264-vfr.mp4",
        "hevc-opengop.mp4",
        "mjpeg.avi",
        "mpeg4-bframes.avi",
        "truncated-faststart.mp4",
        "vp9.webm"
      })
  void givesTheRowsThatAreAskedFor(String name, SparkSession spark) {
    Dataset<Row> video =
        spark
            .read()
            .format("video")
            .option("segmentFrames", "60")
            .load(TestData.file("videos/traps/" + name).toString());
    Dataset<Row> memory = Cameras.inMemory(spark, video);

    for (String condition : CONDITIONS) {
      assertThat(Cameras.rows(video.where(condition)))
          .as(condition)
          .isEqualTo(Cameras.rows(memory.where(condition)));
    }
    assertThat(Cameras.rows(memory)).containsAll(Cameras.rows(video.sample(0.4, 3)));
  }
}
