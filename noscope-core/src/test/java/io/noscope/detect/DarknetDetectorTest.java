package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class DarknetDetectorTest {
  @Test
  void seesPeopleWhereAPersonDoes() throws IOException {
    try (ReferenceDetector detector = yoloFastest()) {
      assertThat(detector.labels()).hasSize(80).startsWith("person", "bicycle");
      PresenceScore score = PresenceScore.of(detector, "intel-one-by-one-person.mp4", "person", 10);
      System.err.println(score + " " + score.precision() + " " + score.recall());
      assertThat(score.precision()).isGreaterThan(0.9);
      assertThat(score.recall()).isGreaterThan(0.6);
    }
  }

  private static ReferenceDetector yoloFastest() throws IOException {
    TestData.file("models/yolo-fastest-1.1-xl.weights");
    return ReferenceDetectors.open(
        Optional.of(TestData.file("models/yolo-fastest-1.1-xl.cfg").toString()),
        new Configuration(false));
  }
}
