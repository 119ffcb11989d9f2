package io.noscope.spark.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Region;
import io.noscope.video.ImageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsFileTest {
  private static final String GOOD =
      """
      {"cameras": {
        "lobby": {
          "size": [768, 432],
          "regions": {"door": [[384,240], [512,240], [512,432]],
                      "desks": [[[0,100], [90,100], [90,200]], [[600,100], [768,100], [768,432]]]},
          "ignoreMotion": [[[0,0], [200,0], [200,40], [0,40]]]},
        "yard": {"ignoreMotion": []}}}
      """;

  @TempDir private Path folder;

  private RegionsFile read(String json) throws IOException {
    Path file = folder.resolve("regions.json");
    Files.deleteIfExists(folder.resolve(".regions.json.crc"));
    Files.writeString(file, json);
    return RegionsFile.read(file.toString(), new Configuration());
  }

  /** A video, say: it is not read to its end. */
  @Test
  void aFileTooLongIsNamed() {
    assertThatThrownBy(() -> read(" ".repeat((16 << 20) + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("regions.json is no file of regions: it is longer than 16 MB");
  }

  @Test
  void camerasHaveRegionsAndMasks() throws IOException {
    RegionsFile file = read(GOOD);

    assertThat(file.region("lobby", "door")).isEqualTo(Region.parse("384,240 512,240 512,432"));
    assertThat(file.region("lobby", "desks"))
        .isEqualTo(Region.parse("0,100 90,100 90,200 + 600,100 768,100 768,432"));
    assertThat(file.ignoreMotion("lobby")).isEqualTo(Region.parse("0,0,200,40").polygons());
    assertThat(file.ignoreMotion("yard")).isEmpty();
    assertThat(file.ignoreMotion("roof")).isEmpty();
    assertThat(file.has("yard", "door")).isFalse();
  }

  @Test
  void whatDoesNotFitTheVideoIsNamed() throws IOException {
    RegionsFile file = read(GOOD.replace("\"size\": [768, 432],", ""));
    file.requireFits("lobby", new ImageSize(768, 432), "a.mp4");
    file.requireFits("roof", new ImageSize(1, 1), "a.mp4");

    assertThatThrownBy(() -> file.requireFits("lobby", new ImageSize(640, 480), "a.mp4"))
        .hasMessageContaining(
            "regions.json: camera 'lobby', region 'desks': the point 768,100 lies outside the frame"
                + " of a.mp4, where points run from 0,0 to 640,480; noscope regions --draw");
    assertThatThrownBy(() -> read(GOOD).requireFits("lobby", new ImageSize(1920, 1080), "a.mp4"))
        .hasMessageContaining(
            "camera 'lobby' has the size 768x432, but the frames of a.mp4 have 1920x1080");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"cameras\": {\"a\": | it is no JSON that can be read, at line 1, column",
        "{\"cameras\": {}} x | it is no JSON that can be read, at line 1",
        "[1] | the file is not an object of JSON, {...}, as docs/regions.md shows",
        "{\"camera\": {}} | the file has no \"camera\"; the nearest is \"cameras\"",
        "{} | \"cameras\" is not an object of JSON",
        "{\"cameras\": {\"a\": {\"region\": {}}}} | camera 'a' has no \"region\"; the nearest is \"regions\"",
        "{\"cameras\": {\"a\": {}, \"a\": {}}} | Duplicate field 'a'",
        "{\"cameras\": {\"a\": {}, \"A \": {}}} | cameras 'a' and 'A ' differ in case or spaces alone",
        "{\"cameras\": {\"a\": {\"regions\": {\"d\": [[1,2],[3,4],[3,9]], \"D\": [[1,2],[3,4],[3,9]]}}}} | regions of camera 'a' 'd' and 'D' differ in case",
        "{\"cameras\": {\"a\": {\"regions\": {\"1,2\": [[1,2],[3,4],[3,9]]}}}} | camera 'a': a region's name begins with a letter",
        "{\"cameras\": {\"a\": {\"regions\": {\"d\": [[1,2],[3,4]]}}}} | camera 'a', region 'd': a polygon has 3 to 1,000 points, not 2: 1,2 3,4",
        "{\"cameras\": {\"a\": {\"regions\": {\"d\": []}}}} | camera 'a', region 'd': there are no points in it",
        "{\"cameras\": {\"a\": {\"regions\": {\"d\": [[1,2],[3,4.5],[3,9]]}}}} | camera 'a', region 'd': a point is [x, y] in whole pixels, not [3,4.5]",
        "{\"cameras\": {\"a\": {\"regions\": {\"d\": [[1,2],[3,-4],[3,9]]}}}} | camera 'a', region 'd': a point is x,y in pixels from the frame's top left corner, not 3,-4",
        "{\"cameras\": {\"a\": {\"regions\": {\"d\": \"1,2,3,4\"}}}} | camera 'a', region 'd': a list of polygons is [[[x, y], [x, y], [x, y]], ...], not \"1,2,3,4\"",
        "{\"cameras\": {\"a\": {\"ignoreMotion\": [[1,2],[3,4],[3,9]]}}} | camera 'a', ignoreMotion: a point is [x, y] in whole pixels, not 1",
        "{\"cameras\": {\"a\": {\"ignoreMotion\": [[[1,2],[3,4],[5,6]]]}}} | camera 'a', ignoreMotion: the points of a polygon do not lie on one line",
        "{\"cameras\": {\"a\": {\"size\": [9], \"regions\": {}}}} | camera 'a', \"size\": a size is [width, height], not [9]",
        "{\"cameras\": {\"a\": {\"size\": [9,9], \"ignoreMotion\": [[[1,2],[3,4],[5,10]]]}}} | camera 'a', ignoreMotion: the point 5,10 lies outside the frame as its size says, where points run from 0,0 to 9,9",
      })
  void whatIsWrongIsNamedWithItsFileAndPlace(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("regions.json: ")
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNotThereIsNamedWithARemedy() {
    String path = folder.resolve("none.json").toString();
    assertThatThrownBy(() -> RegionsFile.read(path, new Configuration()))
        .hasMessage(
            "there is no file of regions %s; noscope regions VIDEO... prints one to start from"
                .formatted(path));
  }
}
