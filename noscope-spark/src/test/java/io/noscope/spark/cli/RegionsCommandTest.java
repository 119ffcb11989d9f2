package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LampRoom;
import io.noscope.spark.LocalSpark;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code noscope regions}: a file to start from, the list, the check and the picture. */
@ExtendWith(LocalSpark.class)
class RegionsCommandTest {
  @TempDir private static Path folder;
  private static LampRoom room;

  @BeforeAll
  static void record(SparkSession spark) throws IOException {
    room = new LampRoom(folder);
  }

  @Test
  void withoutAFilePrintsOneThatIsGood() throws IOException {
    Captured printed = Captured.noscope("regions", room.file());
    Path file = folder.resolve("printed.json");
    Files.writeString(file, printed.out());

    assertThat(printed.out()).contains("\"room\"", "\"size\": [160, 120]");
    assertThat(Captured.noscope("regions", "--regions=" + file, room.file()).out())
        .startsWith("camera room, 160x120")
        .contains("region middle (orange): 40,30,120,90");
  }

  @Test
  void listsAndDrawsRegionsAndMasks() throws IOException {
    Path picture = folder.resolve("room.png");

    Captured text =
        Captured.noscope(
            "regions", "--regions=" + room.regions(), "--draw=" + picture, room.file());

    assertThat(text.out())
        .contains("region left of the line (orange): 0,0 100,0 60,120 0,120")
        .contains("ignoreMotion (hatched): 0,0 32,0 32,24 0,24")
        .contains("drawn in " + picture);
    BufferedImage drawn = ImageIO.read(picture.toFile());
    assertThat(drawn.getWidth()).isEqualTo(44 + 6 * 160 + 16);
    assertThat(isOrange(drawn, 80, 60)).as("left of the line").isTrue();
    assertThat(isOrange(drawn, 140, 15)).as("right of it").isFalse();
  }

  /** Whether there is more red than blue in a picture of greys, at a pixel of the frame. */
  private static boolean isOrange(BufferedImage drawn, int x, int y) {
    int rgb = drawn.getRGB(44 + 6 * x, 44 + 6 * y);
    return (rgb >> 16 & 0xff) > (rgb & 0xff) + 20;
  }

  @Test
  void aFolderGetsAPictureForEachCamera() throws IOException {
    Path pictures = folder.resolve("pictures");
    Captured json =
        Captured.noscope(
            "regions",
            "--json",
            "--camera=hall 1",
            "--regions=" + room.regions(),
            "--draw=" + pictures,
            room.file());

    assertThat(json.out()).contains("\"camera\":\"hall 1\"", "hall+1.png");
    assertThat(pictures.resolve("hall+1.png")).isNotEmptyFile();
  }

  @Test
  void aPointOutsideTheFrameIsNamed() throws IOException {
    Path file = folder.resolve("wide.json");
    Files.writeString(
        file,
        """
        {"cameras": {"room": {"regions": {"door": [[0,0], [161,0], [0,50]]}}}}
        """);

    Captured failed = Captured.noscope("regions", "--regions=" + file, room.file());

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err())
        .contains(
            file + ": camera 'room', region 'door': the point 161,0 lies outside the frame of")
        .contains("where points run from 0,0 to 160,120");
  }
}
