package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final LabelUse LABELS = new LabelUse(7_200, 144, 36_000, 83.25);
  private static final TrainingUse TRAINING =
      new TrainingUse(
          List.of(
              new TrainingUse.Round(24, 1),
              new TrainingUse.Round(12, 2),
              new TrainingUse.Round(6, 4),
              new TrainingUse.Round(3, 5)),
          List.of(),
          75.5,
          Optional.empty());
  private static final ErrorRates MEASURED = new ErrorRates(3, 312, 0, 59);

  private final RankedPlans ranked = rank(Query.of("person").withTargets(new Targets(0.2, 0.2)));

  @Test
  void theReportHoldsEveryNumber() {
    PlanEstimate chosen = ranked.plans().get(1);
    String text =
        explain(
                chosen,
                Optional.of(MEASURED),
                List.of(new VerifiedPlan(ranked.best(), new ErrorRates(0, 312, 33, 59))),
                Optional.empty())
            .text();

    assertThat(text)
        .contains("'person'")
        .contains("20.0% false positives")
        .contains("over 2 plans looked at")
        .contains("0.96% (3 of 312, bound 2.8%)")
        .contains("0.0% (0 of 59, bound 6.1%)")
        .contains("55.9%")
        .contains("7,200 frames in 144 segments (20.0% of the archive), 83.3 s")
        .contains("400.0   measured on 600 frames")
        .contains("11,400.0")
        .contains("%.1f".formatted(1e6 * chosen.cost().total()))
        .contains("%.1f times faster".formatted(11_400 / (1e6 * chosen.cost().total())))
        .contains("Runners-up")
        .contains("Tried before, and failed");
    assertThat(text.lines()).hasSizeLessThan(60).allMatch(line -> line.length() <= 100);
  }

  @Test
  void theModelsTrainingIsReported() {
    PlanEstimate withModel =
        ranked.plans().stream()
            .filter(plan -> plan.cascade().model().isPresent())
            .findFirst()
            .orElseThrow();

    assertThat(explain(withModel, Optional.of(MEASURED), List.of(), Optional.empty()).toString())
        .contains("3,240 frames, 412 with the class; 3 epochs, loss 0.0123 held out, 4.5 s")
        .contains("conv2x16-dense32-stride2")
        .contains(
            "24 models for 1 pass, the better 12 for up to 2, the better 6 for up to 4, the"
                + " better");
  }

  @Test
  void theReferenceAloneSaysWhy() {
    PlanEstimate reference = ranked.plans().get(ranked.plans().size() - 1);
    String reason = "all plans broke the 1% that were allowed, ".repeat(5) + "at last";

    String text = explain(reference, Optional.empty(), List.of(), Optional.of(reason)).text();

    assertThat(text).contains("the reference detector on every frame").contains("broke the 1%");
    assertThat(text.replaceAll("\\s+", " ")).contains(reason);
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void aReasonGoesWithTheReferenceAlone() {
    assertThatThrownBy(
            () -> explain(ranked.best(), Optional.empty(), List.of(), Optional.of("why not")))
        .hasMessageContaining("why not");
    assertThatThrownBy(
            () ->
                explain(
                    ranked.plans().get(ranked.plans().size() - 1),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Explanation explain(
      PlanEstimate chosen,
      Optional<ErrorRates> verified,
      List<VerifiedPlan> failed,
      Optional<String> reason) {
    Looks looks = new Looks(failed.size() + 1, Guarantee.ESTIMATE);
    return new Explanation(
        chosen, verified, looks, failed, ranked, reason, Scene.costs(), LABELS, TRAINING);
  }

  private static RankedPlans rank(Query query) {
    Scene scene = Scene.random(new SplittableRandom(2), 20, 50, 0.7, 1_000);
    return new CascadeOptimizer(
            query.withRegion(Region.parse("384,240,512,432")),
            "yolox_nano@0123456789ab",
            new WindowRule(10),
            Scene.costs(),
            OptimizerOptions.DEFAULT)
        .rank(
            scene.segments(),
            List.of(),
            List.of(Scene.againstGrey(42), Scene.againstEarlier(50, 10)),
            List.of(scene.model()));
  }
}
