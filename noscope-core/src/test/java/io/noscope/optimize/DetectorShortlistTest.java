package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.detect.DifferenceDetector;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import io.noscope.video.SmallView;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DetectorShortlistTest {
  private static final WindowRule WINDOWS = new WindowRule(10);

  /**
   * An empty scene is grey, about 40: against 40 little is changed for nothing, against 200 all.
   */
  private final List<DifferenceDetector> detectors =
      IntStream.range(0, 12).mapToObj(i -> Scene.againstGrey(i == 9 ? 40 : 200)).toList();

  @Test
  void aLargeBlockKeepsWhatTellsEmptyFramesBest() {
    assertThat(shortlist(450))
        .hasSize(6)
        .contains(detectors.get(9))
        .isSubsetOf(detectors)
        .startsWith(detectors.get(0));
  }

  @Test
  void aSmallBlockIsScoredWithAll() {
    assertThat(shortlist(100)).isEqualTo(detectors);
  }

  @Test
  void fewDetectorsNeedNoChoice() {
    List<DifferenceDetector> few = List.of(Scene.againstEarlier(SmallView.SMALL, 1));
    assertThat(DetectorShortlist.of(few, block(450), WINDOWS, Targets.DEFAULT)).isEqualTo(few);
  }

  private List<DifferenceDetector> shortlist(int segments) {
    return DetectorShortlist.of(detectors, block(segments), WINDOWS, Targets.DEFAULT);
  }

  private static ThresholdBlock block(int segments) {
    Scene scene = Scene.random(new SplittableRandom(1), segments, 50, 0.9, 100);
    return ThresholdBlock.of(WINDOWS, scene.segments());
  }
}
