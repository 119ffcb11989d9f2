package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplePlanTest {
  private static final int SEGMENT = 50;

  @Test
  void aFifthOfAnHourIsLabelled() {
    SamplePlan plan = plan(Archives.regular(6, 6_000, 50));

    assertThat(plan.archiveFrames()).isEqualTo(36_000);
    assertThat(plan.frames()).isEqualTo(7_200);
  }

  @Test
  void samplesAreSpreadEvenly() {
    List<VideoInfo> videos = Archives.regular(6, 6_000, 50);
    List<Integer> places = places(videos, plan(videos));

    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i) - places.get(i - 1)).isBetween(2, 12);
    }
    assertThat(places.get(0)).isLessThan(6);
    assertThat(places.get(places.size() - 1)).isGreaterThan(713);
  }

  @Test
  void halfOfAnArchiveOfUnderTwoMinutesIsLabelled() {
    List<VideoInfo> videos = Archives.regular(1, 795, 50);
    SamplePlan plan = plan(videos);

    assertThat(plan.frames()).isBetween(300L, 397L);
    assertGaps(videos, plan);
  }

  @Test
  void frequentKeyframesDoNotShortenSamples() {
    List<VideoInfo> videos = Archives.regular(1, 1_394, 10);
    SamplePlan plan = plan(videos);

    assertThat(plan.segments()).allMatch(s -> s.segment().frames() == 50 || isLast(s, 1_394));
    assertThat(plan.frames()).isLessThanOrEqualTo(697);
    assertGaps(videos, plan);
  }

  @Test
  void hugeArchivesAreCapped() {
    SamplePlan plan = plan(Archives.regular(100, 60_000, 250));

    assertThat(plan.frames()).isEqualTo(10_000);
    assertThat(plan.segments().stream().map(s -> s.file().path()).distinct().count())
        .isGreaterThanOrEqualTo(36);
  }

  @Test
  void anArchiveWithoutKeyframesToCutAtIsTooShort() {
    SamplePlan plan = plan(Archives.regular(1, 5_000, 5_000));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.frames()).isZero();
    assertThat(plan(List.of()).isEmpty()).isTrue();
  }

  @Test
  void anyArchiveKeepsTheRules() {
    SplittableRandom random = new SplittableRandom(7);
    int planned = 0;
    for (int i = 0; i < 300; i++) {
      List<VideoInfo> videos = Archives.random(random);
      LabelBudget budget =
          new LabelBudget(0.02 + 0.98 * random.nextDouble(), random.nextInt(3_000), 10_000);
      SamplePlan plan = SamplePlan.of(videos, budget, SEGMENT, i);

      assertThat(SamplePlan.of(videos, budget, SEGMENT, i)).isEqualTo(plan);
      assertThat(plan.frames()).isLessThanOrEqualTo(budget.frames(plan.archiveFrames()));
      assertGaps(videos, plan);
      if (!plan.isEmpty()) {
        planned++;
        assertThat(plan.segments()).hasSizeGreaterThanOrEqualTo(Role.values().length);
      }
    }
    assertThat(planned).isGreaterThan(200);
  }

  @Test
  void theSeedMovesSamples() {
    List<VideoInfo> videos = Archives.regular(2, 6_000, 50);

    assertThat(SamplePlan.of(videos, LabelBudget.DEFAULT, SEGMENT, 1))
        .isNotEqualTo(SamplePlan.of(videos, LabelBudget.DEFAULT, SEGMENT, 2));
  }

  @Test
  void aShortArchiveIsSampledInShorterSegments() {
    List<VideoInfo> videos = Archives.regular(1, 900, 50);

    SamplePlan plan = SamplePlan.of(videos, LabelBudget.DEFAULT, 200, 42);

    assertThat(plan.segments()).hasSizeBetween(4, 9);
    assertThat(plan.segmentFrames()).isEqualTo(100);
    assertThat(plan.frames()).isLessThanOrEqualTo(450);
    assertThat(plan.further(videos, 100, 42).segments()).hasSize(1);
  }

  @Test
  void furtherSegmentsAreNewOnesFromAllOverTheArchive() {
    List<VideoInfo> videos = Archives.regular(6, 6_000, 50);
    SamplePlan plan = plan(videos);

    SamplePlan further = plan.further(videos, 3_000, 42);

    assertThat(further.frames()).isEqualTo(3_000);
    assertThat(further.segments())
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(plan.segments());
    List<Integer> places = places(videos, further);
    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i) - places.get(i - 1)).isBetween(1, 30);
    }
    assertThat(plan.plus(further).frames()).isEqualTo(plan.frames() + 3_000);
  }

  @Test
  void noMoreIsDrawnThanIsLeftOrAskedFor() {
    List<VideoInfo> videos = Archives.regular(1, 2_000, 50);
    SamplePlan plan = plan(videos);

    SamplePlan rest = plan.further(videos, 1_000_000, 42);

    assertThat(rest.frames()).isEqualTo(2_000 - plan.frames());
    assertThat(plan.plus(rest).further(videos, 1_000, 42).isEmpty()).isTrue();
    assertThat(plan.further(videos, 49, 42).isEmpty()).isTrue();
  }

  @Test
  void budgetsSayWhatTheyTake() {
    assertThat(LabelBudget.DEFAULT.frames(795)).isEqualTo(397);
    assertThat(LabelBudget.DEFAULT.frames(5_000)).isEqualTo(2_000);
    assertThatThrownBy(() -> new LabelBudget(0, 0, 1)).hasMessageContaining("such as 0.2");
    assertThatThrownBy(() -> new LabelBudget(0.1, 5, 1)).hasMessageContaining("5 to 1");
  }

  private static SamplePlan plan(List<VideoInfo> videos) {
    return SamplePlan.of(videos, LabelBudget.DEFAULT, SEGMENT, 42);
  }

  private static boolean isLast(SampledSegment sampled, long frames) {
    return sampled.segment().endFrame() == frames;
  }

  private static void assertGaps(List<VideoInfo> videos, SamplePlan plan) {
    List<Integer> places = places(videos, plan);
    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i) - places.get(i - 1)).isGreaterThanOrEqualTo(2);
    }
  }

  /** Where the samples lie among all segments of the archive. */
  private static List<Integer> places(List<VideoInfo> videos, SamplePlan plan) {
    List<String> all = new ArrayList<>();
    for (VideoInfo video : videos) {
      for (Segment segment : video.segments(SEGMENT)) {
        all.add(video.file().path() + "#" + segment.firstFrame());
      }
    }
    return plan.segments().stream()
        .map(s -> all.indexOf(s.file().path() + "#" + s.segment().firstFrame()))
        .toList();
  }
}
