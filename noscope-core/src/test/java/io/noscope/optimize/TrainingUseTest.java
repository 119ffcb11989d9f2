package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.ModelSpec;
import io.noscope.optimize.TrainingUse.Dear;
import io.noscope.optimize.TrainingUse.Round;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingUseTest {
  private static TrainingUse use(Round... rounds) {
    return new TrainingUse(List.of(rounds), List.of(), 1, Optional.empty());
  }

  @Test
  void roundsAreTold() {
    assertThat(TrainingUse.NONE.trained()).isEmpty();
    assertThat(use(new Round(2, 5)).trained()).contains("2 models for up to 5 passes");
    assertThat(use(new Round(1, 1)).trained()).contains("1 model for 1 pass");
    assertThat(use(new Round(24, 1), new Round(12, 2), new Round(6, 5)).trained())
        .contains("24 models for 1 pass, the better 12 for up to 2, the better 6 for up to 5");
    assertThat(use(new Round(2, 1), new Round(2, 2)).trained())
        .contains("2 models for 1 pass, all for up to 2");
  }

  @Test
  void aBudgetThatWasUsedUpIsTold() {
    TrainingUse stopped =
        new TrainingUse(List.of(new Round(24, 1)), List.of(), 31, Optional.of(30.0));

    assertThat(stopped.trained())
        .contains("24 models for 1 pass; then trainingBudget (30.00 s) was used up");
    assertThat(new TrainingUse(List.of(), List.of(), 1, Optional.of(0.5)).trained())
        .contains("none, as trainingBudget (0.5000 s) was used up");
  }

  @Test
  void modelsThatCannotPayAreNamedWithTheReason() {
    Cost reference = new Cost(0.004, 100);
    Dear dear = Dear.of(new ModelSpec(4, 64, 256, 1), new Cost(0.0051, 64), reference);

    assertThat(TrainingUse.NONE.tooDear()).isEmpty();
    assertThat(new TrainingUse(List.of(), List.of(dear), 1, Optional.empty()).tooDear())
        .contains(
            "conv4x64-dense256-stride1 (5,100 us) cannot pay: to score a frame it takes more than"
                + " 90% of the 4,000 us that the reference detector does");
    assertThat(
            new TrainingUse(List.of(), Collections.nCopies(6, dear), 1, Optional.empty())
                .tooDear()
                .orElseThrow())
        .contains("and 2 more cannot pay: to score a frame they take more than");
  }

  @Test
  void aModelMayPayIfItIsClearlyCheaperThanTheReference() {
    Cost reference = new Cost(0.01, 100);

    assertThat(CascadeOptimizer.mayPay(new Cost(0.0089, 64), reference)).isTrue();
    assertThat(CascadeOptimizer.mayPay(new Cost(0.0091, 64), reference)).isFalse();
  }

  @Test
  void timeDoesNotRunBackwards() {
    assertThatThrownBy(() -> new TrainingUse(List.of(), List.of(), -1, Optional.empty()))
        .hasMessage("training took -1.0 seconds");
  }
}
