package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class NanoDetDetectorTest {
  @Test
  void theBuiltInDetectorSeesPeopleWhereAPersonDoes() throws IOException {
    try (ReferenceDetector detector =
        ReferenceDetectors.open(Optional.empty(), new Configuration(false))) {
      assertThat(detector.labels()).hasSize(80).startsWith("person", "bicycle");
      PresenceScore score = PresenceScore.of(detector, "intel-one-by-one-person.mp4", "person", 10);
      assertThat(score.precision()).isGreaterThan(0.98);
      assertThat(score.recall()).isBetween(0.92, 0.99);
    }
  }
}
