package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.ModelSpec;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CascadeOptimizerTest {
  private static final WindowRule RULE = new WindowRule(10);
  private static final Query PERSON = Query.of("person");

  /** Of what rates like these allow, even few windows tell. */
  private static final Query LAX = PERSON.withTargets(new Targets(0.05, 0.05));

  private static final List<DifferenceDetector> DETECTORS =
      List.of(
          Scene.againstGrey(44),
          Scene.againstEarlier(50, 10),
          Scene.againstEarlier(100, 3),
          Scene.againstEarlier(50, 1));
  private static final List<ModelSpec> MODELS = List.of(Scene.SPEC, new ModelSpec(4, 32, 64, 1));

  @Test
  void everyEstimateIsWhatRunningThePlanGives() {
    SplittableRandom random = new SplittableRandom(3);
    int plans = 0;
    int drafts = 0;
    for (int i = 0; i < 20; i++) {
      Scene scene = Scene.random(random, 6, 60, random.nextDouble(), 1_000).moving(random, 0.9);
      Query query = PERSON.withTargets(new Targets(0.3, 0.3));
      Scene drafted = scene.drafted(random, random.nextInt(4));

      RankedPlans ranked =
          optimizer(query, 0.1)
              .rank(
                  scene.scored(MODELS), Optional.of(drafted.scored(MODELS)), List.of(), DETECTORS);

      for (PlanEstimate plan : ranked.plans()) {
        Scene seen = plan.cascade().drafts() ? drafted : scene;
        drafts += plan.cascade().drafts() ? 1 : 0;
        NaiveRun run =
            NaiveRun.of(plan.cascade(), seen.segments(), seen.model().probabilities(), RULE);
        assertThat(plan.estimated()).as(plan.cascade().describe()).isEqualTo(run.errors());
        assertThat(plan.selectivities()).isEqualTo(run.selectivities());
        assertThat(plan.estimated().keepTo(query.targets())).isTrue();
        plans++;
      }
      assertThat(ranked.plans())
          .isSortedAccordingTo(Comparator.comparingDouble(plan -> plan.cost().total()));
    }
    assertThat(plans).isGreaterThan(80);
    assertThat(drafts).isGreaterThan(10);
  }

  @Test
  void whatDoesNotMoveIsNotDecoded() {
    Scene scene = quietHall();
    Query query = PERSON.withTargets(new Targets(0.1, 0.1));

    PlanEstimate best =
        optimizer(query, 0).rank(scene.segments(), List.of(), DETECTORS, models(scene)).best();

    assertThat(best.cascade().still()).isPresent();
    assertThat(best.selectivities().decoded()).isLessThan(best.selectivities().frames());
    assertThat(best.estimated().keepTo(query.targets())).isTrue();
  }

  @Test
  void draftsAreLookedAtWhereTheyTellAsMuchAndTheReferenceIsAskedLittle() {
    Scene clear = Scene.random(new SplittableRandom(5), 20, 50, 1, 50);
    Scene blurred = clear.drafted(new SplittableRandom(6), 40);
    Scene unsure = Scene.random(new SplittableRandom(9), 40, 50, 0.3, 100_000);

    assertThat(best(clear, clear.drafted(new SplittableRandom(6), 0)).drafts()).isTrue();
    assertThat(best(clear, blurred).drafts()).isFalse();
    assertThat(best(unsure, unsure.drafted(new SplittableRandom(6), 0)).drafts()).isFalse();
  }

  private static Cascade best(Scene scene, Scene drafted) {
    List<ModelSpec> fast = List.of(Scene.SPEC);
    return optimizer(PERSON.withTargets(new Targets(0.05, 0.05)), 0)
        .rank(scene.scored(fast), Optional.of(drafted.scored(fast)), List.of(), List.of())
        .best()
        .cascade();
  }

  @Test
  void aThresholdOfStillnessMustDoOnAllThatWasLabelled() {
    Scene clear = quietHall();
    Scene other = Scene.random(new SplittableRandom(5), 40, 60, 1, 50);
    List<LabelledSegment> unmoved =
        other.segments().stream()
            .map(
                s ->
                    new LabelledSegment(
                        s.file(), s.segment(), s.present(), s.views(), allStill(s.frames())))
            .toList();
    Query query = PERSON.withTargets(new Targets(0.1, 0.1));

    PlanEstimate best =
        optimizer(query, 0).rank(clear.segments(), unmoved, DETECTORS, models(clear)).best();

    assertThat(best.cascade().still()).isEmpty();
  }

  @Test
  void noPlanHasAPartThatIsNotAllowed() {
    SplittableRandom random = new SplittableRandom(3);
    Scene scene = Scene.random(random, 6, 60, 0.6, 1_000).moving(random, 0.9);
    CascadeOptimizer all = optimizer(PERSON.withTargets(new Targets(0.3, 0.3)), 0.1);

    for (PlanPart taken : PlanPart.values()) {
      Set<PlanPart> others = EnumSet.complementOf(EnumSet.of(taken));

      assertThat(used(of(EnumSet.of(taken, PlanPart.MODEL), all), scene)).contains(taken);
      assertThat(used(of(others, all), scene)).doesNotContain(taken).isNotEmpty();
    }
  }

  private static CascadeOptimizer of(Set<PlanPart> parts, CascadeOptimizer all) {
    return new CascadeOptimizer(
        all.query(), all.referenceId(), RULE, all.costs(), all.options().of(parts));
  }

  /** Parts that some plan has. */
  private static Set<PlanPart> used(CascadeOptimizer optimizer, Scene scene) {
    Set<PlanPart> used = EnumSet.noneOf(PlanPart.class);
    for (PlanEstimate plan :
        optimizer
            .rank(
                scene.scored(MODELS),
                Optional.of(scene.drafted(new SplittableRandom(1), 0).scored(MODELS)),
                List.of(),
                DETECTORS)
            .plans()) {
      Cascade cascade = plan.cascade();
      cascade.still().ifPresent(still -> used.add(PlanPart.STILL));
      cascade.difference().ifPresent(difference -> used.add(PlanPart.DIFFERENCE));
      cascade.model().ifPresent(model -> used.add(PlanPart.MODEL));
      if (cascade.drafts()) {
        used.add(PlanPart.DRAFT);
      }
      if (!cascade.disposables()) {
        used.add(PlanPart.DISPOSABLE);
      }
      if (cascade.skip() > 1) {
        used.add(PlanPart.SKIP);
      }
    }
    return used;
  }

  /** Someone passes in every fourth segment. */
  private static Scene quietHall() {
    Scene scene = new Scene();
    for (int s = 0; s < 40; s++) {
      boolean[] present = new boolean[60];
      int[] grey = new int[60];
      float[] probability = new float[60];
      Arrays.fill(present, 20, 40, s % 4 == 0);
      for (int k = 0; k < 60; k++) {
        grey[k] = present[k] ? 60 : 40;
        probability[k] = present[k] ? 0.8f : 0.2f;
      }
      scene.segment(s * 1_000L, present, grey, probability);
    }
    return scene.moving(new SplittableRandom(5), 1);
  }

  /** A person comes and goes, and packets stay as small as can be. */
  private static FrameMotion allStill(int frames) {
    boolean[] leads = new boolean[frames];
    for (int k = 0; k < frames; k += 10) {
      leads[k] = true;
    }
    return new FrameMotion(leads, new double[frames]);
  }

  @Test
  void aClearSceneNeedsNoReference() {
    Scene scene = Scene.random(new SplittableRandom(5), 20, 50, 1, 50);

    PlanEstimate best =
        optimizer(PERSON, 0).rank(scene.segments(), List.of(), DETECTORS, models(scene)).best();

    assertThat(best.selectivities().uncertain()).isZero();
    assertThat(best.estimated().keepTo(PERSON.targets())).isTrue();
    assertThat(best.cost().total()).isLessThan(500e-6);
  }

  @Test
  void theMarginWidensTheBandForItsShareOfTheCost() {
    // Nothing but a model that is a bit unsure.
    Scene scene = Scene.random(new SplittableRandom(9), 40, 50, 0.6, 100_000);
    CascadeOptimizer daring = optimizer(LAX, 0);
    CascadeOptimizer careful = optimizer(LAX, 0.1);

    PlanEstimate edge = daring.rank(scene.segments(), List.of(), List.of(), models(scene)).best();
    PlanEstimate wide = careful.rank(scene.segments(), List.of(), List.of(), models(scene)).best();

    assertThat(wide.cascade().skip()).isEqualTo(edge.cascade().skip());
    assertThat(wide.selectivities().uncertain()).isGreaterThan(edge.selectivities().uncertain());
    assertThat(wide.cost().total()).isBetween(edge.cost().total(), 1.1 * edge.cost().total());
    assertThat(wide.cascade().model().orElseThrow().low())
        .isLessThan(edge.cascade().model().orElseThrow().low());
  }

  @Test
  void aParkedCarStaysPresent() {
    // A car drives up, stays for 100 frames and leaves; the picture does not tell which is which,
    // only when it changes, and the model knows nothing.
    Scene scene = new Scene();
    for (int s = 0; s < 8; s++) {
      boolean[] present = new boolean[200];
      int[] grey = new int[200];
      Arrays.fill(present, 50, 150, true);
      Arrays.fill(grey, 100);
      Arrays.fill(grey, 50, 150, s % 2 == 0 ? 120 : 80);
      float[] probability = new float[200];
      Arrays.fill(probability, 0.5f);
      scene.segment(200L * s, present, grey, probability);
    }

    PlanEstimate best =
        optimizer(PERSON.withTargets(new Targets(0, 0)), 0)
            .rank(scene.segments(), List.of(), List.of(Scene.againstEarlier(50, 2)), models(scene))
            .best();

    assertThat(best.cascade().difference()).isPresent();
    assertThat(best.estimated().falseNegatives()).isZero();
    assertThat(best.estimated().positives()).isEqualTo(80);
    assertThat(best.selectivities().uncertainShare()).isLessThan(0.1);
  }

  @Test
  void theModelIsNotAskedWhoIsNothing() {
    // Somebody is nearly always there, so that comparing pictures first costs a little more.
    Scene scene = new Scene();
    for (int s = 0; s < 20; s++) {
      clear(scene, 50L * s, 3, 40, 90);
    }
    List<DifferenceDetector> detectors = List.of(Scene.againstGrey(40));

    PlanEstimate cheap =
        optimizer(PERSON, 0).rank(scene.segments(), List.of(), detectors, models(scene)).best();
    PlanEstimate careful =
        optimizer(PERSON, 0.25).rank(scene.segments(), List.of(), detectors, models(scene)).best();

    assertThat(cheap.cascade().difference()).isEmpty();
    assertThat(cheap.cascade().model().orElseThrow().low()).isPositive();
    assertThat(careful.cascade().difference()).isPresent();
    assertThat(careful.cascade().model().orElseThrow().low()).isZero();
    assertThat(careful.cost().total()).isLessThanOrEqualTo(1.25 * cheap.cost().total());
  }

  @Test
  void whoSharesAnAnswerOfTheModelIsCalledNothingByItToo() {
    // A lamp goes on before somebody comes, as bright. Compared with the empty picture the model is
    // asked about five frames of it; compared with the frame before about three for all of them.
    Scene scene = new Scene();
    for (int s = 0; s < 20; s++) {
      boolean[] present = new boolean[50];
      int[] grey = new int[50];
      float[] probability = new float[50];
      Arrays.fill(present, 25, 50, true);
      Arrays.fill(grey, 40);
      Arrays.fill(grey, 10, 15, 90);
      Arrays.fill(grey, 25, 50, 90);
      Arrays.fill(probability, 0.1f);
      Arrays.fill(probability, 25, 50, 0.9f);
      scene.segment(50L * s, present, grey, probability);
    }
    List<DifferenceDetector> detectors =
        List.of(Scene.againstGrey(40), Scene.againstEarlier(50, 1));

    PlanEstimate careful =
        optimizer(PERSON, 0.25).rank(scene.segments(), List.of(), detectors, models(scene)).best();

    assertThat(careful.cascade().difference().orElseThrow().detector().spec().baseline())
        .isEqualTo(Baseline.REFERENCE_IMAGE);
  }

  @Test
  void faintVisitorsWhereDetectorsWereFittedHoldTheirThresholdsDown() {
    Scene scene = new Scene();
    Scene faint = new Scene();
    for (int s = 0; s < 10; s++) {
      clear(scene, 50L * s, 25, s < 8 ? 40 : 50, 90);
      clear(faint, 50L * s, 25, 40, 45);
    }
    List<DifferenceDetector> detectors = List.of(Scene.againstGrey(40));
    CascadeOptimizer optimizer = optimizer(PERSON, 0);

    PlanEstimate alone = optimizer.rank(scene.segments(), List.of(), detectors, List.of()).best();
    PlanEstimate warned =
        optimizer.rank(scene.segments(), faint.segments(), detectors, List.of()).best();

    assertThat(alone.cascade().difference().orElseThrow().threshold()).isGreaterThan(25);
    assertThat(warned.cascade().difference().orElseThrow().threshold()).isLessThanOrEqualTo(25);
  }

  @Test
  void everyFailureDoublesTheMargin() {
    Scene scene = Scene.random(new SplittableRandom(9), 40, 50, 0.6, 100_000);

    List<PlanEstimate> plans =
        optimizer(LAX, 0.1).rank(scene.segments(), List.of(), List.of(), models(scene)).plans();

    double margin = 0.1;
    double least =
        optimizer(LAX, 0)
            .rank(scene.segments(), List.of(), List.of(), models(scene))
            .best()
            .cost()
            .total();
    assertThat(plans).hasSizeGreaterThan(4);
    for (PlanEstimate plan : plans.subList(0, 4)) {
      assertThat(plan.cost().total()).isLessThanOrEqualTo((1 + margin) * least);
      margin *= 2;
    }
  }

  @Test
  void fewWindowsAskForAWiderMargin() {
    Scene few = Scene.random(new SplittableRandom(9), 10, 50, 0.6, 100_000);
    Scene many = Scene.random(new SplittableRandom(9), 40, 50, 0.6, 100_000);

    // No error in 50 windows tells little of a rate of 1%, in 200 a little more.
    assertThat(margin(many, 0.01)).isBetween(0.05, 0.15);
    assertThat(margin(few, 0.01)).isBetween(0.3, 0.5);
    assertThat(margin(few, 0.05)).isLessThanOrEqualTo(0.1);
  }

  /** Share of the cheapest plan's cost that the first plan costs more, where a tenth is asked. */
  private static double margin(Scene scene, double rate) {
    Query query = PERSON.withTargets(new Targets(rate, rate));
    double least = first(optimizer(query, 0), scene).cost().total();
    return first(optimizer(query, 0.1), scene).cost().total() / least - 1;
  }

  private static PlanEstimate first(CascadeOptimizer optimizer, Scene scene) {
    return optimizer.rank(scene.segments(), List.of(), List.of(), models(scene)).best();
  }

  @Test
  void aSkipIsNotBelievedOnFewWindows() {
    Scene scene = new Scene();
    for (int s = 0; s < 16; s++) {
      boolean[] present = new boolean[100];
      Arrays.fill(present, s % 2 == 0);
      scene.segment(100L * s, present, new int[100], new float[100]);
    }
    ThresholdBlock block = ThresholdBlock.of(RULE, scene.segments());

    // No skip makes an error in 80 windows; one more in 81 would be 1.2%.
    assertThat(SkipLottery.keepsTo(new Targets(0.01, 0.01), block, 2)).isFalse();
    assertThat(SkipLottery.keepsTo(new Targets(0.02, 0.02), block, 2)).isTrue();
    assertThat(SkipLottery.keepsTo(new Targets(0.01, 0.01), block, 1)).isTrue();
  }

  @Test
  void nothingLabelledLeavesOnlyTheReference() {
    RankedPlans ranked =
        optimizer(PERSON, 0.1).rank(List.of(), List.of(), DETECTORS, models(new Scene()));

    assertThat(ranked.best().cascade().isReferenceOnly()).isTrue();
    assertThat(ranked.onlyReference().orElseThrow())
        .contains("too few groups of pictures")
        .contains("name more files of this camera");
  }

  @Test
  void nothingPositiveLeavesOnlyTheReference() {
    Scene scene = new Scene();
    scene.segment(0, new boolean[100], new int[100], new float[100]);

    RankedPlans ranked =
        optimizer(PERSON, 0.1).rank(scene.segments(), List.of(), DETECTORS, models(scene));

    assertThat(ranked.plans()).hasSize(1);
    assertThat(ranked.best().cascade().isReferenceOnly()).isTrue();
    assertThat(ranked.onlyReference().orElseThrow())
        .contains("none of the 10 windows")
        .contains("label more");
  }

  @Test
  void nothingNegativeLeavesOnlyTheReference() {
    Scene scene = new Scene();
    boolean[] present = new boolean[100];
    Arrays.fill(present, true);
    scene.segment(0, present, new int[100], new float[100]);

    RankedPlans ranked =
        optimizer(PERSON, 0.1).rank(scene.segments(), List.of(), DETECTORS, models(scene));

    assertThat(ranked.onlyReference().orElseThrow()).contains("false alarms");
  }

  @Test
  void labelsAtRandomAreNotBelieved() {
    SplittableRandom random = new SplittableRandom(17);
    Scene scene = new Scene();
    for (int s = 0; s < 20; s++) {
      boolean[] present = new boolean[50];
      int[] grey = new int[50];
      float[] probability = new float[50];
      for (int k = 0; k < 50; k++) {
        present[k] = random.nextInt(100) < 95;
        grey[k] = random.nextInt(256);
        probability[k] = random.nextInt(1_000) / 1_000f;
      }
      scene.segment(50L * s, present, grey, probability);
    }

    RankedPlans ranked =
        optimizer(PERSON, 0.1).rank(scene.segments(), List.of(), DETECTORS, models(scene));

    for (PlanEstimate plan : ranked.plans()) {
      assertThat(plan.estimated().keepTo(PERSON.targets())).isTrue();
      assertThat(plan.selectivities().uncertainShare()).isGreaterThan(0.5);
    }
  }

  @Test
  void aModelThatKnowsNothingIsNotUsedAndThatIsSaid() {
    SplittableRandom random = new SplittableRandom(3);
    Scene told = Scene.random(random, 20, 50, 0.5, 1_000);
    Scene guessed = Scene.random(random, 20, 50, 0, 1_000);
    Query lax = PERSON.withTargets(new Targets(0.3, 0.3));

    RankedPlans known = withoutDetector(told, lax);
    RankedPlans chance = withoutDetector(guessed, lax);

    assertThat(known.best().cascade().model()).isPresent();
    assertThat(chance.onlyReference().orElseThrow())
        .contains("no model tells windows with the object from others better than chance");
    // Of models that were not to be used nothing is known.
    CascadeOptimizer noModels =
        of(EnumSet.complementOf(EnumSet.of(PlanPart.MODEL)), optimizer(PERSON, 0));
    assertThat(
            noModels
                .rank(guessed.segments(), List.of(), List.of(), models(guessed))
                .onlyReference()
                .orElseThrow())
        .doesNotContain("chance");
  }

  private static RankedPlans withoutDetector(Scene scene, Query query) {
    return new CascadeOptimizer(
            query, "table", RULE, Scene.costs(), new OptimizerOptions(List.of(), 0))
        .rank(scene.segments(), List.of(), List.of(), models(scene));
  }

  @Test
  void withoutAnythingToChooseFromTheReasonIsGiven() {
    // A label that changes with every frame cannot be skipped.
    Scene scene = Scene.random(new SplittableRandom(1), 20, 50, 0, 10);

    RankedPlans ranked =
        new CascadeOptimizer(
                PERSON, "table", RULE, Scene.costs(), new OptimizerOptions(List.of(), 0))
            .rank(scene.segments(), List.of(), List.of(), List.of());

    assertThat(ranked.onlyReference().orElseThrow())
        .contains("1.00% false positives")
        .contains("less than 10260 us per frame, which is 10% less");
  }

  @Test
  void whatHasNoCostOrDoesNotFitIsRefused() {
    Scene scene = Scene.random(new SplittableRandom(1), 20, 50, 1, 10);
    ScoredModel unknown = scene.model(new ModelSpec(2, 64, 64, 1));
    ScoredModel short1 = new ScoredModel(scene.model().model(), new float[1][50]);

    assertThatThrownBy(
            () ->
                optimizer(PERSON, 0).rank(scene.segments(), List.of(), List.of(), List.of(unknown)))
        .hasMessageContaining("conv2x64-dense64-stride1");
    assertThatThrownBy(
            () ->
                optimizer(PERSON, 0).rank(scene.segments(), List.of(), List.of(), List.of(short1)))
        .hasMessageContaining("1 segments of 20");
  }

  /** Fifty frames: the first are empty, and picture and model tell all. */
  private static void clear(
      Scene scene, long firstFrame, int empty, int emptyGrey, int presentGrey) {
    boolean[] present = new boolean[50];
    Arrays.fill(present, empty, 50, true);
    int[] grey = new int[50];
    float[] probability = new float[50];
    for (int k = 0; k < 50; k++) {
      grey[k] = present[k] ? presentGrey : emptyGrey;
      probability[k] = present[k] ? 0.99f : 0.01f;
    }
    scene.segment(firstFrame, present, grey, probability);
  }

  private static List<ScoredModel> models(Scene scene) {
    return List.of(scene.model());
  }

  private static CascadeOptimizer optimizer(Query query, double marginShare) {
    return new CascadeOptimizer(
        query,
        "table",
        RULE,
        Scene.costs(),
        new OptimizerOptions(List.of(1, 2, 3, 5, 10), marginShare));
  }
}
