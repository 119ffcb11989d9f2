package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferenceTrainerTest {
  @Test
  void averagesRoundHalfUp() {
    List<byte[]> views =
        List.of(new byte[] {0, (byte) 255, 1, 10}, new byte[] {1, (byte) 254, 1, 13});
    assertThat(DifferenceTrainer.referenceImage(views)).containsExactly(1, (byte) 255, 1, 12);
  }

  @Test
  void theReferenceImageIsMadeOfEmptyFrames() {
    DifferenceSpec spec = new DifferenceSpec(Metric.GLOBAL, Baseline.REFERENCE_IMAGE, 50, 0);
    DifferenceRun run =
        new DifferenceRun(
            List.of(grey(10), grey(20), grey(200)), new boolean[] {false, false, true});
    DifferenceDetector detector = DifferenceTrainer.fit(spec, List.of(run));
    assertThat(detector.referenceImage()).isEqualTo(grey(15));
    assertThat(detector.weights()).isEmpty();
    assertThat(score(detector, grey(18), detector.referenceImage())).isEqualTo(9);
  }

  @Test
  void blocksAgainstTheReferenceImageRankFramesWithTheClassFirst() {
    DifferenceSpec spec = new DifferenceSpec(Metric.BLOCKED, Baseline.REFERENCE_IMAGE, 50, 0);
    LabelledViews unseen = MovingSquare.views(200, 5);
    DifferenceDetector detector =
        DifferenceTrainer.fit(spec, List.of(run(MovingSquare.views(400, 4))));
    List<Double> absent = new ArrayList<>();
    List<Double> present = new ArrayList<>();
    for (int i = 0; i < unseen.size(); i++) {
      (unseen.present()[i] ? present : absent)
          .add(score(detector, view(unseen, i), detector.referenceImage()));
    }
    double pairs = 0;
    for (double p : present) {
      pairs += absent.stream().filter(a -> a < p).count();
    }
    assertThat(pairs / absent.size() / present.size()).isGreaterThan(0.95);
  }

  @Test
  void blocksAgainstAnEarlierFrameLearnWhereLabelsTurn() {
    // Something flickers at the left all the time; what counts appears at the right.
    List<byte[]> views = new ArrayList<>();
    boolean[] present = new boolean[120];
    for (int i = 0; i < present.length; i++) {
      present[i] = i / 10 % 2 == 1;
      byte[] view = grey(100);
      Arrays.fill(view, 0, 15, (byte) (i * 37));
      if (present[i]) {
        Arrays.fill(view, 135, 150, (byte) 160);
      }
      views.add(view);
    }
    DifferenceSpec spec = new DifferenceSpec(Metric.BLOCKED, Baseline.EARLIER_FRAME, 50, 5);
    DifferenceDetector detector =
        DifferenceTrainer.fit(spec, List.of(new DifferenceRun(views, present)));
    assertThat(detector.referenceImage()).isEmpty();
    for (int i = 5; i < present.length; i++) {
      boolean changed = present[i] != present[i - 5];
      double score = score(detector, views.get(i), views.get(i - 5));
      assertThat(score > 0).as("frame %d", i).isEqualTo(changed);
    }
  }

  @Test
  void withNothingToTellApartAllBlocksWeighTheSame() {
    DifferenceSpec spec = new DifferenceSpec(Metric.BLOCKED, Baseline.EARLIER_FRAME, 50, 1);
    DifferenceRun run = new DifferenceRun(List.of(grey(1), grey(2)), new boolean[2]);
    DifferenceDetector detector = DifferenceTrainer.fit(spec, List.of(run));
    assertThat(score(detector, grey(4), grey(1))).isBetween(8.9999, 9.0001);
  }

  @Test
  void whatCannotBeFittedIsExplained() {
    DifferenceRun full = new DifferenceRun(List.of(grey(1)), new boolean[] {true});
    DifferenceSpec image = new DifferenceSpec(Metric.GLOBAL, Baseline.REFERENCE_IMAGE, 50, 0);
    assertThatThrownBy(() -> DifferenceTrainer.fit(image, List.of(full)))
        .hasMessageContaining("every labelled frame shows the class");
    DifferenceSpec earlier = new DifferenceSpec(Metric.BLOCKED, Baseline.EARLIER_FRAME, 50, 5);
    assertThatThrownBy(() -> DifferenceTrainer.fit(earlier, List.of(full)))
        .hasMessageContaining("5 apart");
  }

  private static DifferenceRun run(LabelledViews data) {
    List<byte[]> views = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      views.add(view(data, i));
    }
    return new DifferenceRun(views, data.present());
  }

  private static byte[] view(LabelledViews data, int i) {
    return Arrays.copyOfRange(data.views(), i * 7500, (i + 1) * 7500);
  }

  private static byte[] grey(int value) {
    byte[] view = new byte[7500];
    Arrays.fill(view, (byte) value);
    return view;
  }

  private static double score(DifferenceDetector detector, byte[] view, byte[] baseline) {
    try (DifferenceScorer scorer = detector.open()) {
      return scorer.score(view, baseline);
    }
  }
}
