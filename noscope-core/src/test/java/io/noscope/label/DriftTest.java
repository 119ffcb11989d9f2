package io.noscope.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {
  private static Drift drift(long falsePositives, long negatives, long misses, long positives) {
    return new Drift(
        new ErrorRates(falsePositives, negatives, misses, positives), new Targets(0.01, 0.01));
  }

  @ParameterizedTest(name = "{0} of {1} at 1%: {2}")
  @CsvSource({
    "0, 0, false",
    "0, 500, false",
    "1, 20, false",
    "2, 20, false",
    "3, 20, true",
    "5, 500, false",
    "11, 500, false",
    "13, 500, true"
  })
  void moreErrorsThanChanceExplainsShowIt(long errors, long windows, boolean shown) {
    assertThat(drift(errors, windows, 0, 0).isShown()).isEqualTo(shown);
    assertThat(drift(0, 0, errors, windows).isShown()).isEqualTo(shown);
  }

  @Test
  void whereNoErrorIsAllowedOneIsTooMuch() {
    Targets none = new Targets(0, 0);

    assertThat(new Drift(new ErrorRates(1, 100, 0, 10), none).isShown()).isTrue();
    assertThat(new Drift(new ErrorRates(0, 100, 0, 10), none).isShown()).isFalse();
  }

  @Test
  void itTellsWhatWasFound() {
    assertThat(drift(2, 1_160, 9, 20))
        .hasToString("2 of 1,160 negative windows called positive, 9 of 20 positive ones missed");
  }
}
