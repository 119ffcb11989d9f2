package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
                + " frames: BIGINT NOT NULL> NOT NULL");
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

  @Test
  void saysHowCodedPicturesAreTurned(SparkSession spark) {
    Row turned =
        spark
            .read()
            .format("video")
            .load(TestData.file("videos/traps/h264-rotated.mp4").toString())
            .select("_metadata.rotation", "_metadata.width", "_metadata.height")
            .first();

    assertThat(turned.getInt(0)).isIn(90, 270);
    assertThat(turned.getInt(1)).isLessThan(turned.getInt(2));
  }

  @Test
  void canBeAskedForInSql(SparkSession spark) {
    Pedestrians.read(spark).createOrReplaceTempView("hidden");
    Dataset<Row> rows =
        spark.sql("select frame from hidden where _metadata.codec = 'h264' and frame < 3");

    assertThat(Plans.scanned(rows)).containsExactlyInAnyOrder("frame", "_metadata");
    assertThat(Pedestrians.frames(rows)).containsExactly(0L, 1L, 2L);
  }
}
