package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResizeTest {
  @ParameterizedTest
  @CsvSource({
    "320x200, 768, 432, 320x200",
    "320 X 200, 768, 432, 320x200",
    "320, 768, 432, 320x180",
    "100, 768, 432, 100x56", // 56.25
    "10, 768, 432, 10x6", // 5.6
    "1, 768, 432, 1x2",
    "432, 432, 768, 432x768",
  })
  void fitsThePicture(String text, int width, int height, String expected) {
    assertThat(Resize.parse(text).of(new ImageSize(width, height))).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "320x", "x180", "-1", "320*180", "320x180x3", "999999"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> Resize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("320x180")
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void refusesWhatIsOutOfBounds() {
    for (String text : new String[] {"0", "0x10", "10x0", "16385", "10x16385"}) {
      assertThatThrownBy(() -> Resize.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Resize.parse("16384").of(new ImageSize(10, 11)))
        .hasMessageContaining("10x11");
    assertThatThrownBy(() -> new ImageSize(32_768, 32_768)).hasMessageContaining("32768x32768");
    assertThat(new ImageSize(16_384, 16_384).bytes()).isEqualTo(805_306_368);
  }

  @Test
  void readsBackWhatItWrites() {
    assertThat(Resize.parse(new Resize(320, 180).toString())).isEqualTo(new Resize(320, 180));
    assertThat(Resize.parse(Resize.parse("320").toString()))
        .isEqualTo(new Resize(320, Resize.IN_PROPORTION));
  }
}
