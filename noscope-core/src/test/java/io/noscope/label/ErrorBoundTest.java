package io.noscope.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBoundTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "0, 59", "1, 20", "3, 299", "19, 20", "150, 10000"})
  void atTheBoundSoFewErrorsAreAsLikelyAsTheRisk(int errors, int windows) {
    for (double confidence : new double[] {0.8, 0.95, 0.999}) {
      double bound = ErrorBound.of(errors, windows, confidence);

      assertThat(BinomialDistribution.of(windows, bound).cumulativeProbability(errors))
          .isCloseTo(1 - confidence, within(1e-9));
    }
  }

  @Test
  void nothingButErrorsBoundsNothing() {
    assertThat(ErrorBound.of(20, 20, 0.95)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 59", "0.01, 299", "0.2, 14"})
  void withoutErrorsTheTextbookNumberOfWindowsIsEnough(double rate, long windows) {
    assertThat(ErrorBound.windowsFor(rate, 0, 0, 0.95)).hasValue(windows);
    assertThat(ErrorBound.windowsFor(rate, 0, windows / 2, 0.95)).hasValue(windows);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1, 40", "0.01, 2, 400", "0.1, 1, 11"})
  void theNumberOfWindowsIsTheLeastThatWillDo(double rate, long errors, long seen) {
    long windows = ErrorBound.windowsFor(rate, errors, seen, 0.95).orElseThrow();
    double share = (double) errors / seen;

    assertThat(ErrorBound.of(share * windows, windows, 0.95)).isLessThanOrEqualTo(rate);
    assertThat(ErrorBound.of(share * (windows - 1), windows - 1, 0.95)).isGreaterThan(rate);
  }

  @Test
  void boundsThatAreKeptNeedNoMoreWindows() {
    assertThat(ErrorBound.windowsFor(0.05, 0, 500, 0.95)).isEqualTo(OptionalLong.of(500));
  }

  @Test
  void noNumberOfWindowsBoundsARateByItself() {
    assertThat(ErrorBound.windowsFor(0.05, 5, 100, 0.95)).isEmpty();
    assertThat(ErrorBound.windowsFor(0.05, 6, 100, 0.95)).isEmpty();
    assertThat(ErrorBound.windowsFor(0, 0, 100, 0.95)).isEmpty();
  }
}
