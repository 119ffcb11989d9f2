package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.WindowRule;
import io.noscope.video.VideoFile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows are single frames here: the first ones are positive. */
class ChanceTest {
  @Test
  void aModelThatKnowsNothingPassesOnceInAHundredTimes() {
    Random random = new Random(1);
    long passed =
        IntStream.range(0, 10_000)
            .filter(i -> beatsChance(20, 80, random.doubles(100).toArray()))
            .count();

    assertThat(passed).isBetween(60L, 140L);
  }

  @Test
  void whereWindowsAreFewAModelThatKnowsEverythingPasses() {
    // 1 of 45 orders of ten windows with two positive ones is right: 2.2%.
    assertThat(beatsChance(2, 8, .9, .8, .7, .6, .5, .4, .3, .2, .1, 0)).isTrue();
    assertThat(beatsChance(2, 8, .9, .6, .7, .8, .5, .4, .3, .2, .1, 0)).isFalse();
  }

  @Test
  void someWindowsAreTooFewToTell() {
    assertThat(beatsChance(1, 5, .9, .5, .4, .3, .2, .1)).isFalse();
  }

  private static boolean beatsChance(int positive, int negative, double... probabilities) {
    boolean[] labels = new boolean[positive + negative];
    Arrays.fill(labels, 0, positive, true);
    LabelledRun run = new LabelledRun(new VideoFile("file:/a.mp4", 1, 0), 0, labels);
    return Chance.isBeatenBy(probabilities, WindowLayout.of(new WindowRule(1), List.of(run)));
  }
}
