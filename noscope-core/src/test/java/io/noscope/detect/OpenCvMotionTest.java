package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.label.Rectangle;
import io.noscope.video.Image;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OpenCvMotionTest {
  private static final int WIDTH = 80;
  private static final int HEIGHT = 60;
  private static final int SQUARE = 20;
  private static final Rectangle WHOLE = new Rectangle(0, 0, WIDTH, HEIGHT);

  /** A grey wall, and a white square where one is asked for. */
  private static Image wall(int left) {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(bgr, (byte) 90);
    for (int y = 0; left >= 0 && y < SQUARE; y++) {
      int row = (y * WIDTH + left) * 3;
      Arrays.fill(bgr, row, row + SQUARE * 3, (byte) 230);
    }
    return new Image(WIDTH, HEIGHT, bgr);
  }

  @Test
  void seesWhatWasNotThereBefore() {
    try (OpenCvMotion motion = new OpenCvMotion()) {
      for (int i = 0; i < 30; i++) {
        assertThat(motion.foreground(wall(-1), WHOLE)).as("frame %d", i).isZero();
      }

      double share = (double) SQUARE * SQUARE / (WIDTH * HEIGHT);
      assertThat(motion.foreground(wall(10), WHOLE)).isCloseTo(share, within(share / 10));
    }
  }

  @Test
  void looksAtAPartAlone() {
    try (OpenCvMotion motion = new OpenCvMotion()) {
      for (int i = 0; i < 30; i++) {
        motion.foreground(wall(-1), WHOLE);
      }

      Rectangle square = new Rectangle(10, 0, 10 + SQUARE, SQUARE);
      assertThat(motion.foreground(wall(10), square)).isEqualTo(1);
      assertThat(motion.foreground(wall(10), new Rectangle(40, 0, WIDTH, HEIGHT))).isZero();
    }
  }
}
