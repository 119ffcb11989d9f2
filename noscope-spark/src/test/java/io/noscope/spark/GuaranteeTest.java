package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.spark.Watch.Seen;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is done for bounds to keep to the rates. */
@ExtendWith(LocalSpark.class)
class GuaranteeTest {
  private static final int LEARNING = 1_200;

  @TempDir private static Path folder;
  private static Hallway hallway;

  @BeforeAll
  static void record() throws IOException {
    hallway = new Hallway(folder);
  }

  private static Seen<StoredCascade> train(SparkSession spark, Targets targets) {
    Map<String, String> budget = Map.of("minimumLabelled", String.valueOf(LEARNING));
    Query query = Query.of("person").withTargets(targets);
    return Watch.over(
        spark, () -> NoScope.train(hallway.read(spark, budget), query).get("hallway"));
  }

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

  @Test
  void whatTheArchiveCannotShowIsLeftToTheReferenceAndSaid(SparkSession spark) {
    Seen<StoredCascade> trained = train(spark, new Targets(0.01, 0.01, Guarantee.BOUND));

    assertThat(trained.result().cascade().isReferenceOnly()).isTrue();
    assertThat(trained.result().explanation().replaceAll("\\s+", " "))
        .containsPattern("it takes about [4-9]\\d\\d negative and [4-9]\\d\\d positive windows")
        .contains(
            "Name more files of this camera, allow more errors, or ask for guarantee=estimate");
  }

  private static java.util.List<String> labelling(Seen<?> seen) {
    return seen.jobs().stream().filter(job -> job.startsWith("labelling")).toList();
  }
}
