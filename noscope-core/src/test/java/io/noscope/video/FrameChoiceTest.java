package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices of frames and samples of groups, held against an index. */
class FrameChoiceTest {
  private static final int EVERY = 10;

  /** At 10 frames a second, with a keyframe every ten, or one alone. */
  private static VideoInfo video(String path, int frames, int keyframeEvery) {
    List<Keyframe> keyframes = new ArrayList<>();
    for (long frame = 0; frame < frames; frame += keyframeEvery) {
      keyframes.add(new Keyframe(frame, frame, Keyframe.UNKNOWN));
    }
    return new VideoInfo(
        new VideoFile(path, 1_000, 0),
        new VideoFormat("h264", 64, 48, Rotation.NONE),
        new FrameTimes(0, frames - 1, 0.1, 10, true, true),
        frames,
        0,
        Keyframes.of(keyframes),
        true);
  }

  private static List<Long> kept(GroupSample sample, VideoInfo video) {
    return LongStream.range(0, video.frames())
        .filter(frame -> sample.keeps(video, frame))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,3,6", "4,6,12", "10,5,10", "65536,65537,2147483647"})
  void bothHaveMultiplesOfBothSteps(int a, int b, int both) {
    assertThat(FrameChoice.ALL.every(a).and(FrameChoice.ALL.every(b)).step()).isEqualTo(both);
  }

  @Test
  void bothHaveWhatEachHas() {
    GroupSample sample = new GroupSample(0, 0.5, 1);
    FrameChoice both =
        FrameChoice.ALL
            .frames(5, 50)
            .seconds(1, 9)
            .and(FrameChoice.ALL.frames(10, 90).seconds(0, 4).keyframes().sample(sample));

    assertThat(both).isEqualTo(new FrameChoice(10, 50, 1, 4, 1, true, sample));
    assertThatThrownBy(() -> both.and(both)).hasMessageContaining("two samples");
  }

  @Test
  void segmentsWithoutAWantedFrameAreTold() {
    VideoInfo video = video("a.mp4", 200, EVERY);
    List<Segment> segments = video.segments(50);

    assertThat(segments).hasSize(4);
    assertThat(holding(FrameChoice.ALL, video)).containsExactly(0, 1, 2, 3);
    assertThat(holding(FrameChoice.ALL.frames(60, 110), video)).containsExactly(1, 2);
    assertThat(holding(FrameChoice.ALL.seconds(16, 17), video)).containsExactly(3);
    assertThat(holding(FrameChoice.ALL.every(120), video)).containsExactly(0, 2);
    assertThat(holding(FrameChoice.ALL.frames(0, 0), video)).isEmpty();
    assertThat(holding(FrameChoice.ALL.sample(new GroupSample(1, 1, 1)), video)).isEmpty();
  }

  private static List<Integer> holding(FrameChoice choice, VideoInfo video) {
    List<Segment> segments = video.segments(50);
    List<Integer> holding = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (choice.mayHold(video, segments.get(i))) {
        holding.add(i);
      }
    }
    return holding;
  }

  @Test
  void groupsAreKeptWhole() {
    List<Long> kept = kept(new GroupSample(0, 0.4, 7), video("a.mp4", 1_000, EVERY));

    assertThat(kept).hasSizeBetween(200, 600);
    for (long group = 0; group < 1_000 / EVERY; group++) {
      long first = group * EVERY;
      assertThat(kept.stream().filter(frame -> frame / EVERY * EVERY == first).count())
          .isIn(0L, (long) EVERY);
    }
  }

  @Test
  void framesOfASingleGroupHaveLotsOfTheirOwn() {
    List<Long> kept = kept(new GroupSample(0, 0.4, 7), video("a.mp4", 1_000, 1_000));

    assertThat(kept).hasSizeBetween(340, 460);
    assertThat(kept.stream().filter(frame -> frame % 2 == 0).count()).isBetween(150L, 250L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1_000})
  void sharesThatMeetMakeUpTheWhole(int keyframeEvery) {
    VideoInfo video = video("a.mp4", 1_000, keyframeEvery);
    List<Long> together = new ArrayList<>(kept(new GroupSample(0, 0.3, 7), video));
    together.addAll(kept(new GroupSample(0.3, 0.8, 7), video));
    together.addAll(kept(new GroupSample(0.8, 1, 7), video));

    assertThat(together).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void lotsDependOnSeedAndPath() {
    VideoInfo video = video("a.mp4", 1_000, EVERY);
    List<Long> kept = kept(new GroupSample(0, 0.5, 7), video);

    assertThat(kept(new GroupSample(0, 0.5, 8), video)).isNotEqualTo(kept);
    assertThat(kept(new GroupSample(0, 0.5, 7), video("b.mp4", 1_000, EVERY))).isNotEqualTo(kept);
    assertThat(kept(new GroupSample(0, 0.5, 7), video("a.mp4", 1_000, EVERY))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"-0.1,0.5", "0.5,0.4", "0.5,1.1", "NaN,1"})
  void sharesLieBetweenNothingAndAll(double lower, double upper) {
    assertThatThrownBy(() -> new GroupSample(lower, upper, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a sample from " + lower + " to " + upper);
  }
}
