package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Targets;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Targets ESTIMATE = new Targets(0.05, 0.05);
  private static final Targets BOUND = ESTIMATE.withGuarantee(Guarantee.BOUND);

  @Test
  void anEstimateTakesAWindowOfEitherKind() {
    assertThat(evidence(ESTIMATE, 1, 1).suffices()).isTrue();
    assertThat(evidence(ESTIMATE, 50, 0).suffices()).isFalse();
    assertThat(evidence(ESTIMATE, 0, 50).suffices()).isFalse();
    assertThat(evidence(ESTIMATE, 50, 0).positives()).hasValue(1);
    assertThat(evidence(ESTIMATE, 0, 50).negatives()).hasValue(1);
  }

  @Test
  void aBoundTakesAsManyAsItIsToKeepToItsTarget() {
    assertThat(evidence(BOUND, 59, 59).suffices()).isTrue();
    assertThat(evidence(BOUND, 59, 58).suffices()).isFalse();
    assertThat(evidence(BOUND, 59, 58).positives()).hasValue(59);
    assertThat(new Evidence(BOUND, new ErrorRates(9, 90, 0, 59), 0.95).negatives()).isEmpty();
  }

  private static Evidence evidence(Targets targets, long negatives, long positives) {
    return new Evidence(targets, new ErrorRates(0, negatives, 0, positives), 0.95);
  }
}
