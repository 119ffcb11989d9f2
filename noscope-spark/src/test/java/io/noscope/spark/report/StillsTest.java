package io.noscope.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Region;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class StillsTest {
  private static final Still STILL = new Still(Pedestrians.path(), 120);

  private static BufferedImage still(SparkSession spark, Optional<Region> region)
      throws IOException {
    QueryRun run = SampleRun.of(Pedestrians.probe(), region);
    Map<Still, String> pictures =
        Stills.cut(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            run.archive(),
            run,
            List.of(STILL));
    String data = pictures.get(STILL).replaceFirst("^data:image/jpeg;base64,", "");
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
  }

  /** Mean difference of two pictures within three pixels of a point, in steps of 255. */
  private static double difference(BufferedImage a, BufferedImage b, int x, int y) {
    double sum = 0;
    for (int i = y - 3; i <= y + 3; i++) {
      for (int j = x - 3; j <= x + 3; j++) {
        sum +=
            Math.abs(new Color(a.getRGB(j, i)).getGreen() - new Color(b.getRGB(j, i)).getGreen());
      }
    }
    return sum / 49;
  }

  /** Stills are 240 wide of 768: a point of the frame is at 0.3125 of it. */
  @Test
  void aRegionIsShownAsThePolygonThatItIs(SparkSession spark) throws IOException {
    BufferedImage plain = still(spark, Optional.empty());
    BufferedImage triangle = still(spark, Optional.of(Region.parse("64,64 576,64 64,512")));

    assertThat(triangle.getWidth()).isEqualTo(240);
    for (double part = 0.1; part < 1; part += 0.1) {
      int x = (int) Math.round(20 + 160 * part);
      int y = (int) Math.round(20 + 140 * part);
      int onSlope = (int) Math.round(20 + 140 * (1 - part));
      assertThat(difference(plain, triangle, x, 20)).as("top at %d", x).isGreaterThan(20);
      assertThat(difference(plain, triangle, 20, y)).as("left at %d", y).isGreaterThan(20);
      assertThat(difference(plain, triangle, x, onSlope)).as("slope at %d", x).isGreaterThan(20);
    }
    for (double part = 0.2; part < 1; part += 0.1) {
      int x = (int) Math.round(20 + 160 * part);
      int y = (int) Math.round(20 + 140 * part);
      assertThat(difference(plain, triangle, x, 160)).as("bottom at %d", x).isLessThan(5);
      assertThat(difference(plain, triangle, 180, y)).as("right at %d", y).isLessThan(5);
    }
  }
}
