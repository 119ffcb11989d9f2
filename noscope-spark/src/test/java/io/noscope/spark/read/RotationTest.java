package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Plans;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of a file that asks to be turned, and of another size than coded. */
@ExtendWith(LocalSpark.class)
class RotationTest {
  private record Size(int width, int height) {}

  private static Dataset<Row> read(SparkSession spark, Map<String, String> options) {
    return Traps.read(spark, Traps.file("h264-rotated.mp4"), options);
  }

  private static Row first(SparkSession spark, Map<String, String> options) {
    return read(spark, options)
        .where("frame = 0")
        .selectExpr("image.*", "_metadata.rotation", "_metadata.width w", "_metadata.height h")
        .head();
  }

  private static Size size(SparkSession spark, Map<String, String> options) {
    Row image = first(spark, options);
    Size size = new Size(image.getAs("width"), image.getAs("height"));
    assertThat(image.<byte[]>getAs("data")).hasSize(size.width() * size.height() * 3);
    return size;
  }

  @Test
  void imagesAreUpright(SparkSession spark) {
    Row image = first(spark, Map.of());

    Size size = size(spark, Map.of());
    assertThat(size.height()).isGreaterThan(size.width());
    assertThat(size).isEqualTo(new Size(image.getAs("w"), image.getAs("h")));
    assertThat(image.<Integer>getAs("rotation")).isIn(90, 270);
  }

  @Test
  void imagesAreAsCodedWhereRotationIsReported(SparkSession spark) {
    Size upright = size(spark, Map.of());

    assertThat(size(spark, Map.of("rotation", "report")))
        .isEqualTo(new Size(upright.height(), upright.width()));
    assertThat(first(spark, Map.of("rotation", "report")).<Integer>getAs("rotation"))
        .isEqualTo(first(spark, Map.of()).<Integer>getAs("rotation"));
  }

  @Test
  void whatIsLookedForInCodedPicturesIsNotLeftToTheScan(SparkSession spark) {
    String question = "noscope_contains(image, 'person')";

    assertThat(Plans.optimized(read(spark, Map.of()).where(question))).doesNotContain("Filter");
    assertThat(Plans.optimized(read(spark, Map.of("rotation", "report")).where(question)))
        .containsPattern("Filter .*noscope_contains");
    assertThat(Plans.optimized(read(spark, Map.of("rotation", "report")).selectExpr(question)))
        .contains("noscope_contains");
  }

  @Test
  void turningMovesPixelsAndChangesNone(SparkSession spark) {
    Row upright = first(spark, Map.of());
    Row coded = first(spark, Map.of("rotation", "report"));
    int width = upright.getAs("width");
    int height = upright.getAs("height");
    byte[] expected = new byte[width * height * 3];
    boolean clockwise = upright.<Integer>getAs("rotation") == 90;
    byte[] data = coded.getAs("data");
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int codedX = clockwise ? y : height - 1 - y;
        int codedY = clockwise ? width - 1 - x : x;
        System.arraycopy(data, (codedY * height + codedX) * 3, expected, (y * width + x) * 3, 3);
      }
    }
    assertThat(Arrays.equals(upright.<byte[]>getAs("data"), expected)).isTrue();
  }

  @Test
  void theSizeAskedForIsThatOfTheUprightImage(SparkSession spark) {
    Size upright = size(spark, Map.of());

    assertThat(size(spark, Map.of("resize", "50x70"))).isEqualTo(new Size(50, 70));
    assertThat(size(spark, Map.of("resize", "90", "rotation", "apply")))
        .isEqualTo(new Size(90, Math.round(90f * upright.height() / upright.width())));
    assertThat(size(spark, Map.of("resize", "64x36", "rotation", "report")))
        .isEqualTo(new Size(64, 36));
  }

  @Test
  void everyPartSaysTheSame(SparkSession spark) {
    List<Row> sizes =
        read(spark, Map.of("segmentFrames", "10", "partitions", "3"))
            .groupBy("image.width", "image.height")
            .count()
            .collectAsList();

    assertThat(sizes).hasSize(1);
    assertThat(sizes.get(0).getLong(2)).isEqualTo(200);
  }
}
