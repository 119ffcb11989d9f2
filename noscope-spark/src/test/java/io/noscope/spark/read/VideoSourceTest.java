package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.video.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code spark.read().format("video")}: which rows there are and what is in them. */
@ExtendWith(LocalSpark.class)
class VideoSourceTest {
  @Test
  void hasTheColumnsOfAFrame(SparkSession spark) {
    assertThat(Pedestrians.read(spark).schema().toDDL())
        .isEqualTo(
            "path STRING NOT NULL,camera STRING NOT NULL,frame BIGINT NOT NULL,"
                + "seconds DOUBLE NOT NULL,pts BIGINT NOT NULL,keyframe BOOLEAN NOT NULL,"
                + "image STRUCT<origin: STRING, height: INT NOT NULL, width: INT NOT NULL,"
                + " nChannels: INT NOT NULL, mode: INT NOT NULL, data: BINARY NOT NULL>");
  }

  @Test
  void hasLabelColumnsWhereAClassIsAskedFor(SparkSession spark) {
    assertThat(Pedestrians.read(spark, Map.of("label", "person")).columns())
        .endsWith("image", "present", "stage", "score");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void givesEachFrameOnceWhateverThePartitions(int partitions, SparkSession spark)
      throws IOException {
    Dataset<Row> frames =
        Pedestrians.read(spark, Map.of("partitions", String.valueOf(partitions)))
            .select("path", "camera", "frame", "seconds", "pts", "keyframe");

    assertThat(frames.javaRDD().getNumPartitions()).isEqualTo(partitions);
    assertThat(frames.collectAsList()).containsExactlyElementsOf(decodedWithoutSpark());
  }

  /** Partitions hold segments in timeline order, so that even the order of rows is fixed. */
  private static List<Row> decodedWithoutSpark() throws IOException {
    List<Row> rows = new ArrayList<>();
    Pedestrians.forEachFrame(
        source ->
            rows.add(
                RowFactory.create(
                    Pedestrians.path(),
                    "resources",
                    source.number(),
                    source.seconds(),
                    source.pts(),
                    source.keyframe())));
    assertThat(rows).hasSize(Pedestrians.FRAMES);
    return rows;
  }

  @Test
  void imagesAreFFmpegsPixels(SparkSession spark) throws IOException {
    Map<Long, Image> expected = Pedestrians.images(90);

    List<Row> rows =
        Pedestrians.read(spark).where("frame % 90 = 0").select("frame", "image.*").collectAsList();

    Map<Long, Row> images = new HashMap<>();
    rows.forEach(row -> images.put(row.getLong(0), row));
    assertThat(images).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (frame, image) -> {
          Row row = images.get(frame);
          assertThat(row.<String>getAs("origin")).isEqualTo(Pedestrians.path());
          assertThat(row.<Integer>getAs("width")).isEqualTo(768).isEqualTo(image.width());
          assertThat(row.<Integer>getAs("height")).isEqualTo(576).isEqualTo(image.height());
          assertThat(row.<Integer>getAs("nChannels")).isEqualTo(3);
          assertThat(row.<Integer>getAs("mode")).isEqualTo(16);
          assertThat(row.<byte[]>getAs("data")).isEqualTo(image.bgr());
        });
  }

  @Test
  void handsOverOnlyColumnsThatAreAskedFor(SparkSession spark) {
    Dataset<Row> late = Pedestrians.read(spark).where("seconds >= 79").select("frame");

    assertThat(Plans.scanned(late)).containsExactly("frame");
    assertThat(Plans.physical(late)).contains("[frame]").doesNotContain("image");
    assertThat(Pedestrians.frames(late)).containsExactly(790L, 791L, 792L, 793L, 794L);
  }

  @Test
  void countsFramesWithoutAnyColumn(SparkSession spark) {
    Dataset<Row> count =
        Pedestrians.read(spark, Map.of("countFromIndex", "false")).groupBy().count();

    assertThat(Plans.scanned(count)).isEmpty();
    assertThat(count.first().getLong(0)).isEqualTo(Pedestrians.FRAMES);
  }

  @Test
  void stopsAtALimit(SparkSession spark) {
    assertThat(Pedestrians.frames(Pedestrians.read(spark).limit(3))).containsExactly(0L, 1L, 2L);
  }

  @Test
  void cameraNamesAllFilesWhereItIsSet(SparkSession spark) {
    Dataset<Row> cameras =
        Pedestrians.read(spark, Map.of("camera", "square")).select("camera").distinct();

    assertThat(cameras.collectAsList()).containsExactly(RowFactory.create("square"));
  }
}
