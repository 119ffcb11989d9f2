package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipSizeTest {
  private static ClipSize of(int width, int height, int wanted) {
    return ClipSize.of(new Image(width, height, new byte[width * height * 3]), wanted);
  }

  @ParameterizedTest
  @CsvSource({"768,576,768,576", "63,47,62,46", "16,17,16,16"})
  void isThatOfThePicturesWithoutAnOddRowOrColumn(int width, int height, int w, int h) {
    assertThat(of(width, height, 0)).isEqualTo(new ClipSize(w, h));
  }

  @ParameterizedTest
  @CsvSource({
    "768,576,320,320,240",
    "768,576,321,322,240",
    "101,301,50,50,150",
    "160,120,640,640,480"
  })
  void followsTheWidthAskedFor(int width, int height, int wanted, int w, int h) {
    assertThat(of(width, height, wanted)).isEqualTo(new ClipSize(w, h));
  }

  @Test
  void enlargesWhatIsTooSmallForEncoders() {
    assertThat(of(8, 4, 0)).isEqualTo(new ClipSize(32, 16));
    assertThat(of(768, 576, 2)).isEqualTo(new ClipSize(22, 16));
  }

  @Test
  void shrinksWhatIsTooLargeForEncoders() {
    ClipSize size = of(5120, 2880, 0);
    assertThat(size.width() * size.height()).isBetween(9_000_000, ClipSize.MOST_PIXELS);
    assertThat((double) size.width() / size.height()).isBetween(1.775, 1.78);
    assertThat(of(640, 360, 100_000).width()).isBetween(4000, 4100);
  }

  @Test
  void refusesOddSizes() {
    assertThatThrownBy(() -> new ClipSize(63, 46)).hasMessageContaining("63x46");
  }
}
