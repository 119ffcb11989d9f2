package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.ErrorRates;
import io.noscope.label.WindowRule;
import io.noscope.video.VideoFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowErrorsTest {
  private static final WindowRule RULE = new WindowRule(3);
  private static final VideoFile FILE = new VideoFile("file:/a.mp4", 1, 0);

  @Test
  void windowsAreAlignedToTheFileAndCutOnesDoNotCount() {
    // Frames 2..9: windows 3..5 and 6..8 are whole, frame 2 and frame 9 belong to others.
    LabelledRun truth = run(2, "1 111 000 1");

    assertThat(errors(List.of(truth), "0 110 111 0")).isEqualTo(new ErrorRates(1, 1, 1, 1));
    assertThat(errors(List.of(truth), "0 111 010 0")).isEqualTo(new ErrorRates(0, 1, 0, 1));
  }

  @Test
  void aWindowAcrossTwoRunsCountsOnceBothAreThere() {
    LabelledRun first = run(0, "11");
    LabelledRun second = run(2, "1000");

    assertThat(errors(List.of(first), "00")).isEqualTo(ErrorRates.NONE);
    assertThat(errors(List.of(first, second), "00", "1000")).isEqualTo(new ErrorRates(0, 1, 1, 1));
  }

  @Test
  void runsOfDifferentFilesDoNotMeet() {
    LabelledRun here = run(0, "11");
    LabelledRun there =
        new LabelledRun(new VideoFile("file:/b.mp4", 1, 0), 2, new boolean[] {true});

    assertThat(errors(List.of(here, there), "00", "0")).isEqualTo(ErrorRates.NONE);
  }

  @Test
  void lengthsMustAgree() {
    assertThatThrownBy(() -> errors(List.of(run(0, "111")), "11"))
        .hasMessageContaining("file:/a.mp4")
        .hasMessageContaining("3 reference labels against 2");
    assertThatThrownBy(() -> errors(List.of(run(0, "111")))).hasMessageContaining("1 runs");
  }

  private static ErrorRates errors(List<LabelledRun> truth, String... labels) {
    return WindowErrors.compare(
        RULE, truth, java.util.Arrays.stream(labels).map(WindowErrorsTest::bits).toList());
  }

  private static LabelledRun run(long firstFrame, String bits) {
    return new LabelledRun(FILE, firstFrame, bits(bits));
  }

  private static boolean[] bits(String text) {
    String dense = text.replace(" ", "");
    boolean[] bits = new boolean[dense.length()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = dense.charAt(i) == '1';
    }
    return bits;
  }
}
