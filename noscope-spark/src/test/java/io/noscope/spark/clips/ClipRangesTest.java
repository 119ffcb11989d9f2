package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.video.ClipRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipRangesTest {
  /** Frames at ten a second. */
  private static List<ClipRange> ranges(ClipOptions options, long... frames) {
    ClipRanges ranges = new ClipRanges(options.reach(), options.padding());
    for (long frame : frames) {
      ranges.add(frame, frame / 10.0);
    }
    return ranges.all();
  }

  private static ClipRange range(long first, long last, double padding) {
    return new ClipRange(first, last, padding);
  }

  @Test
  void gapsUpToTheLimitAreBridged() {
    assertThat(ranges(ClipOptions.DEFAULT, 3, 4, 9, 10, 16, 17))
        .containsExactly(range(3, 10, 0), range(16, 17, 0));
  }

  @Test
  void neighboursJoinHoweverFarApartTheyAre() {
    ClipRanges ranges = new ClipRanges(0, 0);
    ranges.add(7, 1);
    ranges.add(8, 60);
    ranges.add(10, 60.1);

    assertThat(ranges.all()).containsExactly(range(7, 8, 0), range(10, 10, 0));
  }

  @Test
  void clipsThatOverlapByTheirPaddingAreJoined() {
    ClipOptions options = ClipOptions.DEFAULT.mergeGap(0).padding(1);

    assertThat(ranges(options, 10, 30, 51)).containsExactly(range(10, 30, 1), range(51, 51, 1));
  }

  @Test
  void aFrameMayComeTwice() {
    assertThat(ranges(ClipOptions.DEFAULT, 3, 3, 4, 4)).containsExactly(range(3, 4, 0));
  }

  @Test
  void noFramesAreNoClips() {
    assertThat(ranges(ClipOptions.DEFAULT)).isEmpty();
  }
}
