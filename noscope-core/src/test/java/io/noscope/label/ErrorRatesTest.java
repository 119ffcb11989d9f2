package io.noscope.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorRatesTest {
  private static final Targets FIVE = new Targets(0.05, 0.05);

  @Test
  void measuredRatesMayKeepToWhatTheirBoundsDoNot() {
    ErrorRates few = new ErrorRates(0, 500, 0, 58);
    ErrorRates enough = new ErrorRates(0, 500, 0, 59);

    assertThat(few.keepTo(FIVE)).isTrue();
    assertThat(few.boundsKeepTo(FIVE, 0.95)).isFalse();
    assertThat(enough.boundsKeepTo(FIVE, 0.95)).isTrue();
    assertThat(enough.boundsKeepTo(FIVE, 0.99)).isFalse();
  }

  @Test
  void nothingSeenIsNoErrorAndNoBound() {
    ErrorRates unseen = new ErrorRates(0, 500, 0, 0);

    assertThat(unseen.keepTo(FIVE)).isTrue();
    assertThat(unseen.falseNegativeBound(0.95)).isEmpty();
    assertThat(unseen.boundsKeepTo(FIVE, 0.95)).isFalse();
  }

  @Test
  void plansAimBelowTheRatesThatTheirBoundsMustKeepTo() {
    Targets sure = FIVE.withGuarantee(Guarantee.BOUND);

    assertThat(FIVE.aim()).isEqualTo(FIVE);
    assertThat(sure.aim().falsePositiveRate()).isCloseTo(0.01, within(1e-12));
    assertThat(sure.aim().falseNegativeRate()).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void ratesAreToldWithTheirBounds() {
    assertThat(new ErrorRates(4, 3225, 0, 59))
        .hasToString("FP 0.12% (4 of 3225, at most 0.3%), FN 0.00% (0 of 59, at most 5.0%)");
    assertThat(new ErrorRates(0, 59, 0, 0).describe(0.99))
        .isEqualTo("FP 0.00% (0 of 59, at most 7.5%), FN undefined (no windows)");
  }
}
