package io.noscope.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExaminedTest {
  @Test
  void skippedFramesFollowTheLastExaminedOne() {
    assertThat(Examined.lastExamined(0, 5)).isZero();
    assertThat(Examined.lastExamined(4, 5)).isZero();
    assertThat(Examined.lastExamined(5, 5)).isEqualTo(5);
    assertThat(Examined.lastExamined(7, 1)).isEqualTo(7);
  }

  @Test
  void theBaselineIsTheLastExaminedFrameThatIsFarEnoughBack() {
    assertThat(Examined.baselineOf(10, 1, 10)).isZero();
    assertThat(Examined.baselineOf(9, 1, 10)).isEqualTo(-1);
    assertThat(Examined.baselineOf(12, 4, 5)).isEqualTo(4);
    assertThat(Examined.baselineOf(12, 4, 4)).isEqualTo(8);
    assertThat(Examined.baselineOf(12, 4, 1)).isEqualTo(8);
    assertThat(Examined.baselineOf(0, 4, 1)).isEqualTo(-1);
  }

  @Test
  void labelsAreNotHandedOnForLongerThanAStretch() {
    assertThat(Examined.baselineOf(49, 1, 1)).isEqualTo(48);
    assertThat(Examined.baselineOf(50, 1, 1)).isEqualTo(-1);
    assertThat(Examined.baselineOf(51, 1, 1)).isEqualTo(50);
    assertThat(Examined.baselineOf(104, 1, 5)).isEqualTo(-1);
    assertThat(Examined.baselineOf(48, 3, 1)).isEqualTo(-1);
    assertThat(Examined.baselineOf(51, 3, 1)).isEqualTo(48);
  }
}
