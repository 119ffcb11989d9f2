package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.label.Polygon;
import io.noscope.label.Rectangle;
import io.noscope.label.Region;
import io.noscope.video.SmallView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionMaskTest {
  private static final int FRAMES = 40;

  /** Frames of 800x400, cropped to their right half: a pixel of the view is 4 by 4 of the frame. */
  private static final Rectangle VIEW = new Rectangle(400, 0, 800, 400);

  private static final MotionMask LAMP = mask("480,80,520,120");

  private static MotionMask mask(String polygons) {
    return new MotionMask(Region.parse(polygons).polygons(), VIEW);
  }

  @Test
  void pixelsThatAPolygonTouchesAreMasked() {
    assertThat(LAMP.pixels(100).cardinality()).isEqualTo(100);
    assertThat(LAMP.pixels(100).get(20 * 100 + 20)).isTrue();
    assertThat(LAMP.pixels(100).get(29 * 100 + 29)).isTrue();
    assertThat(LAMP.pixels(100).get(30 * 100 + 29)).isFalse();
    assertThat(LAMP.pixels(50).cardinality()).isEqualTo(25);
    assertThat(mask("483,80,521,121").pixels(100).cardinality()).isEqualTo(11 * 11);
    assertThat(mask("483,80,521,121").pixels(50).cardinality()).isEqualTo(6 * 6);
  }

  @Test
  void ofATriangleHalfOfItsRectangleIsMasked() {
    assertThat(mask("400,0 800,0 400,400").pixels(100).cardinality()).isBetween(5000, 5200);
  }

  @Test
  void whatLiesOutsideTheViewMasksNothing() {
    assertThat(mask("0,0 390,0 390,300").pixels(100).cardinality()).isZero();
    assertThat(mask("300,390,410,400").pixels(100).cardinality()).isEqualTo(3 * 3);
    assertThat(MotionMask.of(List.of(), VIEW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {SmallView.SMALL, SmallView.LARGE})
  void behindAMaskABlinkingLampChangesNothing(int side) {
    DifferenceRun run = run(side, blinking());
    for (Metric metric : Metric.values()) {
      for (int lag : new int[] {0, 1}) {
        Baseline baseline = lag == 0 ? Baseline.REFERENCE_IMAGE : Baseline.EARLIER_FRAME;
        DifferenceSpec spec = new DifferenceSpec(metric, baseline, side, lag);
        assertThat(spread(DifferenceTrainer.fit(spec, List.of(run)), run))
            .as("%s without a mask", spec)
            .isPositive();
        DifferenceDetector masked = DifferenceTrainer.fit(spec, List.of(run), Optional.of(LAMP));
        assertThat(masked.mask()).contains(LAMP);
        assertThat(spread(masked, run)).as("%s with a mask", spec).isZero();
      }
    }
  }

  @Test
  void whatMovesBesideAMaskCounts() {
    byte[] still = blinking().get(0);
    byte[] moved = still.clone();
    moved[SmallView.bytes(SmallView.LARGE) - 1] ^= 0x40;
    DifferenceSpec spec =
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, SmallView.LARGE, 1);
    DifferenceDetector detector =
        new DifferenceDetector(spec, new byte[0], new float[0], Optional.of(LAMP));
    try (DifferenceScorer scorer = detector.open()) {
      byte[] before = scorer.seen(still).clone();
      assertThat(scorer.score(scorer.seen(moved), before)).isPositive();
    }
  }

  @Test
  void theViewItselfStaysAsItIsForTheModel() {
    byte[] view = blinking().get(1);
    byte[] seen = new MaskedView(LAMP, SmallView.LARGE).of(view);
    assertThat(view).isEqualTo(blinking().get(1)).isNotEqualTo(seen);
  }

  /** The largest difference between two scores of the run's frames. */
  private static double spread(DifferenceDetector detector, DifferenceRun run) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    try (DifferenceScorer scorer = detector.open()) {
      byte[] baseline = detector.referenceImage();
      for (byte[] view : run.views()) {
        byte[] seen = scorer.seen(view);
        if (baseline.length > 0) {
          double score = scorer.score(seen, baseline);
          least = Math.min(least, score);
          most = Math.max(most, score);
        }
        if (detector.spec().lag() > 0) {
          baseline = seen.clone();
        }
      }
    }
    return most - least;
  }

  private static DifferenceRun run(int side, List<byte[]> views) {
    boolean[] present = new boolean[views.size()];
    present[3] = true; // So that a blocked detector has something to learn.
    return new DifferenceRun(
        views.stream().map(view -> SmallView.sized(view, side)).toList(), present);
  }

  /** Frames that differ in the brightness of a lamp alone. */
  private static List<byte[]> blinking() {
    Random random = new Random(3);
    byte[] room = new byte[SmallView.bytes(SmallView.LARGE)];
    random.nextBytes(room);
    List<byte[]> views = new ArrayList<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      byte[] view = room.clone();
      byte brightness = (byte) random.nextInt(256);
      for (int y = 20; y < 30; y++) {
        Arrays.fill(view, (y * 100 + 20) * 3, (y * 100 + 30) * 3, brightness);
      }
      views.add(view);
    }
    return views;
  }

  @Test
  void aMaskWithoutPolygonsIsNone() {
    assertThatThrownBy(() -> new MotionMask(List.<Polygon>of(), VIEW))
        .hasMessageContaining("one polygon or more");
  }
}
