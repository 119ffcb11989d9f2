package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
  private final Detection best = new Detection("cat", 0.9f, new Box(0, 0, 10, 10));
  private final Detection overlapping = new Detection("cat", 0.8f, new Box(0, 0, 10, 8));
  private final Detection besideIt = new Detection("cat", 0.7f, new Box(0, 6, 10, 16));
  private final Detection otherClass = new Detection("dog", 0.6f, new Box(0, 0, 10, 10));

  @Test
  void keepsTheBestOfEachObject() {
    assertThat(NonMaximumSuppression.keep(List.of(otherClass, besideIt, overlapping, best), 0.5f))
        .containsExactly(best, besideIt, otherClass);
  }

  @Test
  void whatIsDroppedDropsNothing() {
    // The one beside it overlaps the dropped one by 2/16, the best one by 4/16.
    assertThat(NonMaximumSuppression.keep(List.of(best, overlapping, besideIt), 0.2f))
        .containsExactly(best);
    Detection chained = new Detection("cat", 0.5f, new Box(0, 3, 10, 8));
    assertThat(NonMaximumSuppression.keep(List.of(best, overlapping, chained), 0.55f))
        .containsExactly(best, chained);
  }

  @Test
  void ofEqualScoresTheEarlierWins() {
    Detection twin = new Detection("cat", 0.9f, new Box(0, 0, 10, 9));
    assertThat(NonMaximumSuppression.keep(List.of(twin, best), 0.5f)).containsExactly(twin);
    assertThat(NonMaximumSuppression.keep(List.of(), 0.5f)).isEmpty();
  }
}
