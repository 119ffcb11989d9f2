package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.WindowRule;
import io.noscope.video.VideoInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrickleTest {
  private static final WindowRule SECOND = new WindowRule(10);

  @Test
  void aSmallShareOfAllWindowsIsDrawnFromEverywhere() {
    List<VideoInfo> hours = Archives.regular(100, 36_000, 50);
    Trickle trickle = new Trickle(0.005, 1);

    List<Integer> drawn = hours.stream().map(video -> trickle.of(video, SECOND).size()).toList();

    // 360,000 windows: 1,800 are expected, with a standard deviation of 42.
    assertThat(drawn.stream().mapToInt(Integer::intValue).sum()).isBetween(1_650, 1_950);
    assertThat(drawn).allMatch(windows -> windows > 2);
  }

  @Test
  void windowsAreAlignedAndLieInTheirSegments() {
    VideoInfo video = Archives.regular(1, 6_000, 33).get(0);

    assertThat(new Trickle(1, 1).of(video, SECOND))
        .hasSizeBetween(400, 600)
        .allSatisfy(
            window -> {
              assertThat(window.firstFrame() % 10).isZero();
              assertThat(window.firstFrame())
                  .isBetween(window.segment().firstFrame(), window.segment().endFrame() - 10);
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameWindowsOfAFileAreAlwaysDrawn() {
    List<VideoInfo> videos = Archives.regular(2, 36_000, 50);
    Trickle trickle = new Trickle(0.01, 5);

    assertThat(trickle.of(videos.get(0), SECOND)).isEqualTo(trickle.of(videos.get(0), SECOND));
    assertThat(trickle.of(videos.get(0), SECOND)).isNotEqualTo(trickle.of(videos.get(1), SECOND));
    assertThat(new Trickle(0.01, 6).of(videos.get(0), SECOND))
        .isNotEqualTo(trickle.of(videos.get(0), SECOND));
  }

  @Test
  void ofNothingNothingIsDrawn() {
    assertThat(new Trickle(0, 1).of(Archives.regular(1, 6_000, 50).get(0), SECOND)).isEmpty();
  }

  @Test
  void sharesLieBetweenNothingAndAll() {
    assertThatThrownBy(() -> new Trickle(1.5, 1)).hasMessageContaining("from 0 to 1, not 1.5");
  }
}
