package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.video.FrameTimes;
import io.noscope.video.Keyframe;
import io.noscope.video.Keyframes;
import io.noscope.video.Rotation;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoFormat;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hidden column {@code _metadata}. */
@ExtendWith(LocalSpark.class)
class MetadataColumnTest {
  @Test
  void isThereForWhoeverAsks(SparkSession spark) {
    Dataset<Row> frames = Pedestrians.read(spark);

    assertThat(frames.columns()).doesNotContain("_metadata");
    assertThat(frames.select("_metadata").schema().toDDL())
        .isEqualTo(
            "_metadata STRUCT<file_path: STRING NOT NULL, file_name: STRING NOT NULL,"
                + " file_size: BIGINT NOT NULL, file_modification_time: TIMESTAMP NOT NULL,"
                + " codec: STRING NOT NULL, width: INT NOT NULL, height: INT NOT NULL,"
                + " rotation: INT NOT NULL, frames_per_second: DOUBLE NOT NULL,"
                + " frames: BIGINT NOT NULL> NOT NULL"
                + " COMMENT 'the file of the frame and its video'");
  }

  @Test
  void tellsOfTheFileAndItsVideo(SparkSession spark) throws IOException {
    List<Row> rows =
        Pedestrians.read(spark).where("frame < 2").select("_metadata.*").collectAsList();

    Row expected =
        RowFactory.create(
            Pedestrians.path(),
            "pedestrians.mp4",
            Files.size(Pedestrians.file()),
            new Timestamp(Files.getLastModifiedTime(Pedestrians.file()).toMillis()),
            "h264",
            768,
            576,
            0,
            10.0,
            (long) Pedestrians.FRAMES);
    assertThat(rows).containsExactly(expected, expected);
  }

  @ParameterizedTest
  @CsvSource({"NONE,0,64,48", "CLOCKWISE_90,90,48,64", "HALF_TURN,180,64,48"})
  void saysHowCodedPicturesAreTurned(Rotation rotation, int degrees, int width, int height) {
    VideoInfo video =
        new VideoInfo(
            new VideoFile("file:/camera/a.mp4", 1_000, 5),
            new VideoFormat("h264", 64, 48, rotation),
            new FrameTimes(0, 9, 0.1, 10, true, true),
            10,
            0,
            Keyframes.of(List.of(new Keyframe(0, 0, 0))),
            true);

    InternalRow row = FileMetadata.row(video);

    assertThat(row.getInt(FileMetadata.TYPE.fieldIndex("rotation"))).isEqualTo(degrees);
    assertThat(row.getInt(FileMetadata.TYPE.fieldIndex("width"))).isEqualTo(width);
    assertThat(row.getInt(FileMetadata.TYPE.fieldIndex("height"))).isEqualTo(height);
  }

  @Test
  void canBeAConditionForSpark(SparkSession spark) {
    Dataset<Row> rows =
        Pedestrians.read(spark)
            .where("_metadata.codec = 'h264' and frame < 3 and _metadata.width > 700")
            .select("frame");

    assertThat(Plans.scanned(rows)).containsExactlyInAnyOrder("frame", "_metadata");
    assertThat(Pedestrians.frames(rows)).containsExactly(0L, 1L, 2L);
  }
}
