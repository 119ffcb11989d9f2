package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathNamesTest {
  private static final List<String> ODD =
      List.of(
          "..",
          ".",
          "/",
          "../../etc/passwd",
          "a/b",
          "a-b",
          "a b",
          "Straße 7: Überblick",
          "大門",
          "小門",
          "_hidden",
          "hidden",
          "rtsp://cam:554/live?x={1,2}*",
          "x".repeat(300),
          "x".repeat(301));

  @Test
  void safeTextIsLeftAlone() {
    assertThat(PathNames.distinct("lobby-05.mp4")).isEqualTo("lobby-05.mp4");
  }

  @Test
  void oddTextsGiveSafeNamesThatDiffer() {
    assertThat(ODD.stream().map(PathNames::distinct))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}"));
  }

  @Test
  void hashesTellPartsApart() {
    assertThat(PathNames.hash("ab", "c")).isNotEqualTo(PathNames.hash("a", "bc")).hasSize(12);
    assertThat(PathNames.hash("ab", "c")).isEqualTo(PathNames.hash("ab", "c"));
  }
}
