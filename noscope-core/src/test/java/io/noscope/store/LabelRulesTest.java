package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.ModelStage;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.MotionMask;
import io.noscope.detect.TrainedModel;
import io.noscope.label.Query;
import io.noscope.label.Rectangle;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that differ have names that differ, and rules that only look different have not. */
class LabelRulesTest {
  private static final Query QUERY = Query.of("person");
  private static final CascadeKey KEY = new CascadeKey("lobby", QUERY, "nanodet");

  private static String name(Cascade cascade) {
    return new LabelRules(cascade, 250).name();
  }

  private static Cascade full(long seed) {
    return StoredCascades.full(KEY, new Random(seed)).cascade();
  }

  private static Cascade with(Query query, String reference, Cascade plan) {
    return new Cascade(query, reference, plan.skip(), plan.difference(), plan.model());
  }

  private static Cascade with(Cascade plan, DifferenceStage difference) {
    return new Cascade(
        plan.query(), plan.referenceId(), plan.skip(), Optional.of(difference), plan.model());
  }

  private static Cascade with(Cascade plan, ModelStage model) {
    return new Cascade(
        plan.query(), plan.referenceId(), plan.skip(), plan.difference(), Optional.of(model));
  }

  @Test
  void everyPartOfAPlanCounts() {
    Set<String> names = new HashSet<>();
    int plans = 0;
    for (int seed = 0; seed < 3; seed++) {
      for (StoredCascade stored : StoredCascades.ofEveryKind(KEY, new Random(seed))) {
        Cascade plan = stored.cascade();
        names.add(name(plan));
        names.add(
            name(
                new Cascade(
                    QUERY,
                    "nanodet",
                    plan.still(),
                    plan.skip() + 100,
                    plan.disposables(),
                    plan.drafts(),
                    plan.difference(),
                    plan.model())));
        plans += 2;
      }
    }
    // The plan without any stage is the same for each seed, unless it skips.
    assertThat(names).hasSizeBetween(plans - 4, plans);
  }

  @Test
  void aSingleWeightCounts() {
    Cascade plan = full(1);
    ModelStage stage = plan.model().orElseThrow();
    Map<String, float[]> weights = new HashMap<>(stage.model().weights());
    String any = weights.keySet().iterator().next();
    float[] changed = weights.get(any).clone();
    changed[changed.length - 1] = Math.nextUp(changed[changed.length - 1]);
    weights.put(any, changed);
    TrainedModel model =
        new TrainedModel(
            stage.model().spec(), stage.model().meanImage(), weights, stage.model().metrics());
    DifferenceStage difference = plan.difference().orElseThrow();
    byte[] image = difference.detector().referenceImage().clone();
    image[0]++;
    DifferenceDetector detector =
        new DifferenceDetector(
            difference.detector().spec(), image, difference.detector().weights());

    assertThat(name(plan))
        .isNotEqualTo(name(with(plan, new ModelStage(model, stage.low(), stage.high()))))
        .isNotEqualTo(
            name(with(plan, new ModelStage(stage.model(), stage.low(), stage.high() + 1))))
        .isNotEqualTo(name(with(plan, new DifferenceStage(detector, difference.threshold()))))
        .isNotEqualTo(
            name(
                with(
                    plan,
                    new DifferenceStage(
                        difference.detector(), Math.nextUp(difference.threshold())))));
  }

  @Test
  void aMaskCounts() {
    StoredCascade plan = StoredCascades.full(KEY, new Random(1));
    Rectangle view = new Rectangle(0, 0, 768, 432);
    assertThat(
            List.of(
                name(plan.cascade()),
                name(masked(plan, "0,0,9,9", view)),
                name(masked(plan, "0,0,9,8", view)),
                name(masked(plan, "0,0,9,9", new Rectangle(0, 0, 700, 432)))))
        .doesNotHaveDuplicates();
  }

  private static Cascade masked(StoredCascade plan, String polygons, Rectangle view) {
    MotionMask mask = new MotionMask(Region.parse(polygons).polygons(), view);
    return StoredCascades.masked(plan, mask).cascade();
  }

  @Test
  void theQuestionCountsButForTheRatesThatAreAllowed() {
    Cascade plan = full(1);

    assertThat(name(plan))
        .isEqualTo(name(full(1)))
        .isEqualTo(name(with(QUERY.withTargets(new Targets(0.3, 0.2)), "nanodet", plan)))
        .isNotEqualTo(name(with(Query.of("car"), "nanodet", plan)))
        .isNotEqualTo(name(with(QUERY.withAtLeast(2), "nanodet", plan)))
        .isNotEqualTo(name(with(QUERY.withRegion(new Region(0, 0, 9, 9)), "nanodet", plan)))
        .isNotEqualTo(
            name(
                with(new Query("person", Optional.empty(), 0.5, Targets.DEFAULT), "nanodet", plan)))
        .isNotEqualTo(name(with(QUERY, "yolox", plan)))
        .isNotEqualTo(new LabelRules(plan, 251).name())
        .startsWith("person-");
  }
}
