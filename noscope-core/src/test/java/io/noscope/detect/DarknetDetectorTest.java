package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.TestData;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DarknetDetectorTest {
  private static final String VIDEO = "intel-one-by-one-person.mp4";

  @TempDir Path folder;

  @Test
  void seesPeopleWhereAPersonDoes() throws IOException {
    try (ReferenceDetector detector = open(cfg())) {
      assertThat(detector.labels()).hasSize(80).startsWith("person", "bicycle");
      PresenceScore score = PresenceScore.of(detector, VIDEO, "person", 20);
      assertThat(score.precision()).isGreaterThan(0.95);
      assertThat(score.recall()).isGreaterThan(0.9);
    }
  }

  @Test
  void reportsLowScoresTooOfPicturesOfAnySize() throws IOException {
    try (ReferenceDetector detector = open(cfg());
        FfmpegFrames frames = FfmpegFrames.open(TestData.file("videos/" + VIDEO), 80)) {
      frames.next();
      Image person = frames.next();
      Image small = new Image(31, 77, new byte[31 * 77 * 3]);
      List<Detection> alone = detector.detect(List.of(person)).get(0);
      assertThat(alone).extracting(Detection::label).contains("person");
      assertThat(alone)
          .extracting(Detection::score)
          .allMatch(score -> score >= ReferenceDetector.MINIMUM_SCORE)
          .anyMatch(score -> score < 0.2);
      assertThat(detector.detect(List.of(small, person))).element(1).isEqualTo(alone);
    }
  }

  @Test
  void filesThatDoNotBelongTogetherAreNamed() throws IOException {
    Path copy = folder.resolve("model.cfg");
    Path weights = folder.resolve("model.weights");
    Files.copy(cfg(), copy);
    byte[] whole = Files.readAllBytes(TestData.file("models/yolo-fastest-1.1-xl.weights"));
    for (int length : new int[] {0, 19, whole.length / 2, whole.length - 4, whole.length + 4}) {
      Files.write(weights, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> open(copy).close())
          .as("%d bytes of weights", length)
          .isInstanceOf(BadDetectorException.class)
          .hasMessageContaining(copy.toString())
          .hasMessageMatching(
              "(?s).*(do the cfg and its .weights belong together?|"
                  + "it is damaged or belongs to another cfg).*");
    }
  }

  private static Path cfg() {
    TestData.file("models/yolo-fastest-1.1-xl.weights");
    return TestData.file("models/yolo-fastest-1.1-xl.cfg");
  }

  private static ReferenceDetector open(Path cfg) throws IOException {
    return ReferenceDetectors.open(Optional.of(cfg.toString()), new Configuration(false));
  }
}
