package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Plans that may look at drafts are found on drafts, and run on a whole archive. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class DraftTrainingTest {
  private static final Targets TARGETS = new Targets(0.1, 0.1);
  private static final Query QUERY = Query.of("person").withTargets(TARGETS);

  @TempDir private Path folder;
  private Hallway hallway;

  @BeforeEach
  void record() throws IOException {
    hallway = new Hallway(folder);
  }

  @Test
  void aPlanThatMayLookAtDraftsKeepsToTheRates(SparkSession spark) {
    Map<String, String> options = options("draft,model");

    Watch.Seen<StoredCascade> trained = train(spark, options);

    assertThat(trained.jobs()).anyMatch(job -> job.startsWith("decoding drafts of "));
    assertThat(trained.result().cascade().model()).isPresent();
    assertThat(errors(Pedestrians.labels(NoScope.labels(hallway.read(spark, options), QUERY))))
        .matches(errors -> errors.keepTo(TARGETS), "keeps to 10%");
  }

  @Test
  void withoutTheirPartNoDraftsAreDecoded(SparkSession spark) {
    Watch.Seen<StoredCascade> trained = train(spark, options("difference"));

    assertThat(trained.jobs()).noneMatch(job -> job.startsWith("decoding drafts of "));
    assertThat(trained.result().cascade().drafts()).isFalse();
  }

  private static Map<String, String> options(String parts) {
    return Map.of("parts", parts, "minimumLabelled", "1200");
  }

  private Watch.Seen<StoredCascade> train(SparkSession spark, Map<String, String> options) {
    return Watch.over(
        spark, () -> NoScope.train(hallway.read(spark, options), QUERY).get("hallway"));
  }

  private ErrorRates errors(SortedMap<Long, Boolean> labels) {
    WindowRule windows = new WindowRule(HallwayStory.RATE);
    boolean[] answers = ArrayUtils.toPrimitive(labels.values().toArray(new Boolean[0]));
    return ErrorRates.compare(
        windows.windowLabels(hallway.labels()), windows.windowLabels(answers));
  }
}
