package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.optimize.LabelBudget;
import io.noscope.optimize.LabelledRun;
import io.noscope.optimize.Role;
import io.noscope.optimize.RoleDealer;
import io.noscope.optimize.SamplePlan;
import io.noscope.spark.Hallway.Light;
import io.noscope.spark.Watch.Seen;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is done for bounds to keep to the rates. */
@ExtendWith(LocalSpark.class)
class GuaranteeTest {
  private static final int LEARNING = 1_200;
  private static final int SEGMENT = 5 * HallwayStory.RATE;

  @TempDir private static Path folder;
  private static Hallway hallway;

  @TempDir private Path own;

  @BeforeAll
  static void record() throws IOException {
    hallway = new Hallway(folder);
  }

  @Test
  void noPlanIsChosenWhoseMissesAreUnknown(SparkSession spark) throws IOException {
    Hallway quiet = new Hallway(own, "quiet", Light.DAY, HallwayStory.rareVisits());
    Query query = Query.of("person").withTargets(new Targets(0.1, 0.1));
    // Of the visits that are labelled first, none is left to verify on.
    Map<String, String> options = budget(8);

    Seen<StoredCascade> trained =
        Watch.over(spark, () -> NoScope.train(quiet.read(spark, options), query).get("hallway"));

    assertThat(trained.result().cascade().isReferenceOnly()).isFalse();
    assertThat(labelling(trained)).hasSizeGreaterThan(1);
    assertThat(StoredFacts.of(trained.result()).verified().orElseThrow().positives()).isPositive();
  }

  @Tag("slow")
  @Test
  void visitsThatAreAllUsedUpToLearnFromLeaveOnlyTheReference(SparkSession spark)
      throws IOException {
    Hallway quiet = new Hallway(own, "quiet", Light.DAY, HallwayStory.twoVisits());
    Query query = Query.of("person").withTargets(new Targets(0.1, 0.1));
    Map<String, String> options = budget(seedThatLeavesNoVisitToVerifyOn(quiet));

    StoredCascade trained = NoScope.train(quiet.read(spark, options), query).get("hallway");

    assertThat(trained.cascade().isReferenceOnly()).isTrue();
    assertThat(trained.explanation().replaceAll("\\s+", " "))
        .containsPattern("none of the [34]\\d\\d windows that plans are verified on is positive")
        .contains("so that nothing is known of misses; name more files of this camera");
  }

  /** With it one visit is labelled to train on, and the other to choose thresholds on. */
  private static long seedThatLeavesNoVisitToVerifyOn(Hallway hallway) throws IOException {
    List<VideoInfo> video = List.of(hallway.probe());
    LabelBudget budget = new LabelBudget(0.2, LEARNING, 10_000);
    for (long seed = 1; seed < 10_000; seed++) {
      List<LabelledRun> runs =
          SamplePlan.of(video, budget, SEGMENT, seed).segments().stream()
              .map(hallway::labels)
              .toList();
      List<Role> roles = RoleDealer.deal(runs);
      EnumSet<Role> visited = EnumSet.noneOf(Role.class);
      for (int i = 0; i < roles.size(); i++) {
        if (ArrayUtils.contains(runs.get(i).present(), true)) {
          visited.add(roles.get(i));
        }
      }
      if (visited.equals(EnumSet.of(Role.TRAIN, Role.THRESHOLD))) {
        return seed;
      }
    }
    throw new AssertionError("no seed labels both visits");
  }

  private static Map<String, String> budget(long seed) {
    return Map.of("minimumLabelled", String.valueOf(LEARNING), "seed", String.valueOf(seed));
  }

  private static Seen<StoredCascade> train(SparkSession spark, Targets targets) {
    Query query = Query.of("person").withTargets(targets);
    return Watch.over(
        spark, () -> NoScope.train(hallway.read(spark, budget(1)), query).get("hallway"));
  }

  @Tag("slow")
  @Test
  void anEstimateNeedsNoLabelsButThoseToLearnFrom(SparkSession spark) {
    Seen<StoredCascade> trained = train(spark, new Targets(0.1, 0.1));

    assertThat(labelling(trained)).hasSize(1);
    assertThat(trained.result().cascade().isReferenceOnly()).isFalse();
  }

  @Test
  void moreIsLabelledUntilTheBoundsKeepToTheRates(SparkSession spark) {
    Targets targets = new Targets(0.1, 0.1, Guarantee.BOUND);

    Seen<StoredCascade> trained = train(spark, targets);

    StoredFacts facts = StoredFacts.of(trained.result());
    ErrorRates verified = facts.verified().orElseThrow();
    assertThat(trained.result().cascade().isReferenceOnly()).isFalse();
    assertThat(labelling(trained)).hasSizeGreaterThan(1);
    assertThat(facts.confidence()).isGreaterThan(0.95);
    assertThat(verified.boundsKeepTo(targets, facts.confidence())).isTrue();
    assertThat(trained.result().explanation())
        .contains("(their bounds), counted in windows")
        .containsPattern("over \\d plans looked at");
  }

  @Tag("slow")
  @Test
  void whatTheArchiveCannotShowIsLeftToTheReferenceAndSaid(SparkSession spark) {
    Seen<StoredCascade> trained = train(spark, new Targets(0.01, 0.01, Guarantee.BOUND));

    assertThat(trained.result().cascade().isReferenceOnly()).isTrue();
    assertThat(trained.result().explanation().replaceAll("\\s+", " "))
        .containsPattern("it takes about [4-9]\\d\\d negative and [4-9]\\d\\d positive windows")
        .contains(
            "Name more files of this camera, allow more errors, or ask for guarantee=estimate");
  }

  private static List<String> labelling(Seen<?> seen) {
    return seen.jobs().stream().filter(job -> job.startsWith("labelling")).toList();
  }
}
