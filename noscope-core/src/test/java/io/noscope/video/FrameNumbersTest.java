package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FrameNumbersTest {
  private final LostFrames lost = new LostFrames();
  private final Queue<PassedFrame> passed = new ArrayDeque<>();

  @Test
  void numbersInPresentationOrderWhateverTheDecodeOrder() {
    FrameNumbers numbers = new FrameNumbers(50, lost, passed);
    for (long time : new long[] {0, 40, 20, 10, 30}) {
      numbers.sent(time, true, false);
    }
    assertThat(numbers.shown(0)).isEqualTo(50);
    assertThat(numbers.shown(10)).isEqualTo(51);
    numbers.sent(80, true, false);
    assertThat(numbers.shown(20)).isEqualTo(52);
    assertThat(numbers.shown(30)).isEqualTo(53);
    assertThat(numbers.shown(40)).isEqualTo(54);
    assertThat(numbers.shown(80)).isEqualTo(55);
  }

  @Test
  void lostFramesLeaveGaps() {
    FrameNumbers numbers = new FrameNumbers(0, lost, passed);
    for (long time = 0; time < 100; time++) {
      numbers.sent(time, true, false);
    }
    assertThat(numbers.shown(3)).isEqualTo(3);
    assertThat(numbers.shown(99)).isEqualTo(99);
    assertThat(lost.gaps()).containsExactly(new FrameGap(0, 3), new FrameGap(4, 95));
  }

  @Test
  void disposableFramesThatAreNotToComeOutPass() {
    FrameNumbers numbers = new FrameNumbers(7, lost, passed);
    for (long time : new long[] {0, 20, 10, 30}) {
      numbers.sent(time, time % 20 == 0, time % 20 != 0);
    }

    assertThat(numbers.shown(0)).isEqualTo(7);
    assertThat(passed).isEmpty();
    assertThat(numbers.shown(20)).isEqualTo(9);
    assertThat(passed).containsExactly(new PassedFrame(8, 10));
    numbers.end();
    assertThat(passed).containsExactly(new PassedFrame(8, 10), new PassedFrame(10, 30));
    assertThat(lost.gaps()).isEmpty();
  }
}
