package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.label.Query;
import io.noscope.optimize.Study;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyJsonTest {
  @Test
  void comesBackAsItWas() {
    Study study = Studies.full("a plan", "file:/a.mp4");

    assertThat(StudyJson.of(stored(Optional.of(StudyJson.write(study))))).contains(study);
  }

  @Test
  void thereMayBeNone() {
    assertThat(StudyJson.of(stored(Optional.empty()))).isEmpty();
  }

  @Test
  void whatIsNoStudyIsAsGoodAsNone() {
    String newer = StudyJson.write(Studies.full("a", "b")).replace("\"format\":3", "\"format\":4");

    assertThat(newer).contains("\"format\":4");
    assertThat(StudyJson.of(stored(Optional.of(newer)))).isEmpty();
    assertThat(StudyJson.of(stored(Optional.of("{\"format\":2}")))).isEmpty();
    assertThat(StudyJson.of(stored(Optional.of("not JSON")))).isEmpty();
  }

  private static StoredCascade stored(Optional<String> report) {
    return new StoredCascade(
        Cascade.referenceOnly(Query.of("person"), "detector"), "why", Map.of(), report);
  }
}
