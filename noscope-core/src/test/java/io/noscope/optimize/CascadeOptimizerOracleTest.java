package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.detect.DifferenceDetector;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The sweep against trying everything, on small random scenes. */
class CascadeOptimizerOracleTest {
  private static final WindowRule RULE = new WindowRule(4);
  private static final List<Integer> SKIPS = List.of(1, 2, 3);
  private static final int FRAMES = 32;

  private final SplittableRandom random = new SplittableRandom(11);
  private int cheaperThanReference;

  @Test
  void thePlanIsTheCheapestThatKeepsToTheTargets() {
    for (int i = 0; i < 40; i++) {
      double clarity = random.nextDouble();
      Scene scene = Scene.random(random, 2, FRAMES, clarity, random.nextInt(2, 6));
      Query query =
          Query.of("person")
              .withTargets(new Targets(0.35 * random.nextDouble(), 0.35 * random.nextDouble()));
      // One detector at a time: the best plan's cost does not tell whose it is.
      DifferenceDetector detector =
          i % 2 == 0
              ? Scene.againstGrey(random.nextInt(40, 50))
              : Scene.againstEarlier(50, random.nextInt(1, 7));

      RankedPlans ranked =
          new CascadeOptimizer(query, "table", RULE, Scene.costs(), new OptimizerOptions(SKIPS, 0))
              .rank(scene.segments(), List.of(), List.of(detector), List.of(scene.model()));

      assertBest(ranked, query, scene, detector);
    }
    assertThat(cheaperThanReference).isGreaterThan(12);
  }

  /** None, and the scene's if it can be told from chance. */
  private static List<Boolean> modelsWorthTrying(Scene scene) {
    ThresholdBlock block = ThresholdBlock.of(RULE, scene.segments());
    boolean known = Chance.isBeatenBy(block.flatten(scene.model().probabilities()), block.layout());
    return known ? List.of(false, true) : List.of(false);
  }

  private void assertBest(
      RankedPlans ranked, Query query, Scene scene, DifferenceDetector detector) {
    if (ranked.onlyReference().filter(reason -> reason.contains("nothing is known")).isPresent()) {
      return;
    }
    BruteForce force = new BruteForce(query, RULE, scene);
    List<Double> all = force.thresholds(detector);
    double reference =
        Scene.costs().decode().every().seconds() + Scene.costs().reference().seconds();
    double exact = reference;
    double bound = reference;
    for (int skip : SKIPS) {
      if (force.isSkipAffordable(skip)) {
        Optional<DifferenceDetector> some = Optional.of(detector);
        for (boolean model : modelsWorthTrying(scene)) {
          double without = force.leastCost(skip, Optional.empty(), List.of(0.0), model);
          double edges = force.leastCost(skip, some, force.edges(skip, detector, all), model);
          exact = Math.min(exact, Math.min(without, edges));
          bound = Math.min(bound, Math.min(without, force.leastCost(skip, some, all, model)));
        }
      }
    }
    // What saves too little is not taken.
    exact = exact < (1 - CascadeOptimizer.LEAST_SAVING) * reference ? exact : reference;
    double found = ranked.best().cost().total();
    // Less daring thresholds of the detector are tried too, so it may be cheaper than the edges.
    assertThat(found).isLessThanOrEqualTo(exact + 1e-12).isGreaterThanOrEqualTo(bound - 1e-12);
    cheaperThanReference += ranked.plans().size() > 1 ? 1 : 0;
  }
}
