package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallViewTest {
  private static final int ROW = SmallView.LARGE * SmallView.CHANNELS;

  @Test
  void halvingAveragesTwoAboveEachOtherThenThoseSideBySide() {
    byte[] large = new byte[SmallView.bytes(SmallView.LARGE)];
    new Random(5).nextBytes(large);
    Arrays.fill(large, 0, ROW, (byte) 255); // The brightest pixels must not overflow.
    Arrays.fill(large, ROW, ROW + ROW / 2, (byte) 255);
    byte[] small = new byte[SmallView.bytes(SmallView.SMALL)];
    SmallView.halve(large, small);
    for (int i = 0; i < small.length; i++) {
      int y = i / (SmallView.SMALL * 3);
      int x = i / 3 % SmallView.SMALL;
      int at = 2 * y * ROW + 2 * x * 3 + i % 3;
      int left = (large[at] & 0xff) + (large[at + ROW] & 0xff) + 1;
      int right = (large[at + 3] & 0xff) + (large[at + ROW + 3] & 0xff) + 1;
      assertThat(small[i] & 0xff).isEqualTo((left / 2 + right / 2) / 2);
    }
  }
}
