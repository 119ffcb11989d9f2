package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;

class ReadMistakesTest {
  private static CaseInsensitiveStringMap options(Map<String, String> options) {
    return new CaseInsensitiveStringMap(options);
  }

  @Test
  void aReadWithoutAPathShowsHowToGiveOne() {
    assertThatThrownBy(() -> VideoPaths.of(options(Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the video source needs a path: load(\"folder\")");
  }

  @Test
  void pathsAreAnArray() {
    assertThatThrownBy(() -> VideoPaths.of(options(Map.of("paths", "a.mp4,b.mp4"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the option paths is a JSON array of strings, not a.mp4,b.mp4");
  }
}
