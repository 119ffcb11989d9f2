package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A smaller view is the mean of the larger one over areas. */
class ViewScalerTest {
  private static final int LARGE = SmallView.LARGE;
  private static final Rectangle ALL = new Rectangle(0, 0, LARGE, LARGE);

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(ints = {SmallView.TINY, SmallView.MEDIUM})
  void everyPixelIsTheRoundedMeanOfWhatItCovers(int side) {
    byte[] large = random();
    // The brightest pixels must not overflow, and are often last.
    Arrays.fill(large, large.length / 3, large.length, (byte) 255);
    Arrays.fill(large, 0, LARGE * 3, (byte) 255);
    ViewScaler scaler = new ViewScaler(side);
    byte[] view = new byte[scaler.bytes()];

    for (byte[] each : List.of(random(), large, random())) {
      scaler.scale(each, view);

      assertThat(view).isEqualTo(AreaAverage.of(new Image(LARGE, LARGE, each), ALL, side));
      assertThat(SmallView.sized(each, side)).isEqualTo(view);
    }
  }

  @Test
  void halfTheSideIsTheLargeViewHalved() {
    byte[] large = random();
    byte[] view = new byte[SmallView.bytes(SmallView.SMALL)];
    byte[] halved = view.clone();
    SmallView.halve(large, halved);

    new ViewScaler(SmallView.SMALL).scale(large, view);

    assertThat(view).isEqualTo(halved).isEqualTo(SmallView.sized(large, SmallView.SMALL));
  }

  @Test
  void theLargeViewIsAsLargeAsItIs() {
    byte[] large = random();
    byte[] copy = new byte[large.length];

    new ViewScaler(LARGE).scale(large, copy);

    assertThat(copy).isEqualTo(large);
    assertThat(SmallView.sized(large, LARGE)).isSameAs(large);
  }

  private byte[] random() {
    byte[] view = new byte[SmallView.bytes(LARGE)];
    random.nextBytes(view);
    return view;
  }
}
