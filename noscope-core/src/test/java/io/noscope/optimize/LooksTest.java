package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.label.Guarantee;
import org.junit.jupiter.api.Test;

class LooksTest {
  @Test
  void theLooksOfAnEstimateShareTheRiskEqually() {
    assertThat(new Looks(0, Guarantee.ESTIMATE).confidence()).isEqualTo(0.95);
    assertThat(new Looks(1, Guarantee.ESTIMATE).confidence()).isEqualTo(0.95);
    assertThat(new Looks(5, Guarantee.ESTIMATE).confidence()).isCloseTo(0.99, within(1e-12));
  }

  @Test
  void howeverManyLooksDecideTheirRisksStayWithinTheWhole() {
    Looks looks = new Looks(0, Guarantee.BOUND);
    double risk = 0;
    for (int i = 0; i < 1000; i++) {
      looks = looks.next();
      risk += 1 - looks.confidence();
    }

    assertThat(risk).isBetween(0.0499, 0.05);
  }
}
