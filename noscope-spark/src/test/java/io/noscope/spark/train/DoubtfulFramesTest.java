package io.noscope.spark.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Stage;
import io.noscope.optimize.Doubt;
import io.noscope.optimize.Doubts;
import io.noscope.optimize.LabelledRun;
import io.noscope.video.VideoFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtfulFramesTest {
  @Test
  void findsRunsOfEitherKindByTheirMiddle() {
    Doubts doubts = DoubtfulFrames.of(List.of(run(100, "..###..#")), List.of(labels("#...##.#")));

    assertThat(doubts.frames()).isEqualTo(8);
    assertThat(doubts.falsePositives()).isEqualTo(2);
    assertThat(doubts.falseNegatives()).isEqualTo(2);
    assertThat(doubts.runs())
        .containsExactly(doubt(100, 1, false), doubt(102, 2, true), doubt(105, 1, false));
  }

  @Test
  void keepsTheLongestTwelveOfEitherKind() {
    String reference = "#.".repeat(20) + "####.";
    String nothing = ".".repeat(reference.length());

    Doubts doubts = DoubtfulFrames.of(List.of(run(0, reference)), List.of(labels(nothing)));

    assertThat(doubts.falseNegatives()).isEqualTo(24);
    assertThat(doubts.runs()).hasSize(12).contains(doubt(41, 4, true));
  }

  private static Doubt doubt(long frame, int frames, boolean reference) {
    return new Doubt("file:/a.mp4", frame, frames, reference, Stage.MODEL, 0.5f);
  }

  private static LabelledRun run(long first, String present) {
    return new LabelledRun(new VideoFile("file:/a.mp4", 1, 0), first, booleans(present));
  }

  private static SliceLabels labels(String present) {
    Stage[] stages = new Stage[present.length()];
    float[] scores = new float[present.length()];
    Arrays.fill(stages, Stage.MODEL);
    Arrays.fill(scores, 0.5f);
    return new SliceLabels(booleans(present), stages, scores);
  }

  private static boolean[] booleans(String text) {
    boolean[] values = new boolean[text.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = text.charAt(i) == '#';
    }
    return values;
  }
}
