package io.noscope.spark.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.video.Image;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanvasTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;

  /** Black lines on black ground: whatever is not black is a line's colour. */
  private static BufferedImage drawn(List<Outline> outlines) {
    Canvas canvas = new Canvas(new Image(WIDTH, HEIGHT, new byte[3 * WIDTH * HEIGHT]));
    canvas.draw(outlines, 0.5, 1);
    return canvas.picture();
  }

  private static List<Outline> asked(String region) {
    return Outline.asked(Query.of("person").withRegion(Region.parse(region)));
  }

  /** Whether anything is drawn within four pixels, which is more than the gap of a dash. */
  private static boolean isNear(BufferedImage picture, int x, int y) {
    boolean near = false;
    for (int i = Math.max(0, y - 4); i <= Math.min(HEIGHT - 1, y + 4); i++) {
      for (int j = Math.max(0, x - 4); j <= Math.min(WIDTH - 1, x + 4); j++) {
        near |= (picture.getRGB(j, i) & 0xffffff) != 0;
      }
    }
    return near;
  }

  @Test
  void aRegionIsDrawnAsThePolygonThatItIs() {
    BufferedImage picture = drawn(asked("20,20 180,20 20,180"));

    for (int along = 10; along <= 90; along += 5) {
      assertThat(isNear(picture, along, 10)).as("top at %d", along).isTrue();
      assertThat(isNear(picture, 10, along)).as("left at %d", along).isTrue();
      assertThat(isNear(picture, along, 100 - along)).as("slope at %d", along).isTrue();
    }
    for (int along = 30; along <= 90; along += 5) {
      assertThat(isNear(picture, along, 90)).as("bottom at %d", along).isFalse();
      assertThat(isNear(picture, 90, along)).as("right at %d", along).isFalse();
    }
    assertThat(isNear(picture, 30, 30)).as("inside").isFalse();
  }

  @Test
  void allPolygonsOfARegionAreDrawn() {
    BufferedImage picture = drawn(asked("20,20 80,20 50,60 + 220,100 280,100 250,160"));

    assertThat(isNear(picture, 25, 10)).isTrue();
    assertThat(isNear(picture, 125, 50)).isTrue();
    assertThat(isNear(picture, 75, 10)).as("between them").isFalse();
  }

  @Test
  void theWholeViewHasNoOutline() {
    assertThat(Outline.asked(Query.of("person"))).isEmpty();
  }

  @Test
  void whatIsAskedIsDashedAndWhatIsFoundIsNot() {
    Outline found = new Outline(new Rectangle(20, 20, 160, 100), false);
    BufferedImage box = drawn(List.of(found));
    BufferedImage region = drawn(asked("20,20,180,120"));

    int gaps = 0;
    for (int x = 15; x < 85; x++) {
      assertThat(new Color(box.getRGB(x, 10)).getRed()).isGreaterThan(100);
      gaps += new Color(region.getRGB(x, 10)).getRed() < 100 ? 1 : 0;
    }
    assertThat(gaps).isBetween(15, 50);
  }
}
