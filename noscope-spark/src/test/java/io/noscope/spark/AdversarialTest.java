package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Drift;
import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import io.noscope.spark.Hallway.Light;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that are made to fool a cascade: on them it keeps to the rates all the same, or is the
 * reference alone and says why; and one that was trained on an honest day notices them.
 */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class AdversarialTest {
  private static final Targets TARGETS = new Targets(0.05, 0.05);
  private static final Query QUERY = Query.of("person").withTargets(TARGETS);

  @TempDir private static Path folder;
  private static Hallway honest;

  @TempDir private Path own;

  @BeforeAll
  static void trainOnAnHonestDay(SparkSession spark) throws IOException {
    honest = new Hallway(folder, "honest", Light.DAY, HallwayStory.visits());
    train(spark, honest, folder, Map.of());
  }

  private static StoredCascade train(
      SparkSession spark, Hallway hallway, Path store, Map<String, String> more) {
    return NoScope.train(read(spark, hallway, store, more), QUERY).get("hallway");
  }

  private static Dataset<Row> read(
      SparkSession spark, Hallway hallway, Path store, Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    options.put("store", store.resolve("store").toString());
    options.put("minimumLabelled", "1200");
    return hallway.read(spark, options);
  }

  /** Errors over all frames of the archive, most of which nothing was fitted to. */
  private ErrorRates errors(SparkSession spark, Hallway hallway) {
    List<Row> rows =
        NoScope.labels(read(spark, hallway, own, Map.of()), QUERY)
            .orderBy("frame")
            .select("present")
            .collectAsList();
    boolean[] labels = new boolean[rows.size()];
    for (int frame = 0; frame < labels.length; frame++) {
      labels[frame] = rows.get(frame).getBoolean(0);
    }
    WindowRule windows = new WindowRule(HallwayStory.RATE);
    return ErrorRates.compare(windows.windowLabels(hallway.labels()), windows.windowLabels(labels));
  }

  /** What the cascade of the honest day, asked about another file, sees of its own errors. */
  private Drift drift(SparkSession spark, Hallway hallway) throws IOException {
    FileUtils.deleteDirectory(own.resolve("store/cascades").toFile());
    FileUtils.copyDirectory(folder.resolve("store").toFile(), own.resolve("store").toFile());
    StoredCascade used = train(spark, hallway, own, Map.of("drift", "0.2"));
    return StoredFacts.of(used).drift().orElseThrow();
  }

  private Hallway hallway(HallwayStory story) throws IOException {
    return new Hallway(own, "archive", Light.DAY, story);
  }

  private static String reason(StoredCascade trained) {
    assertThat(trained.cascade().isReferenceOnly()).isTrue();
    return trained.explanation().replaceAll("\\s+", " ");
  }

  @Test
  void theClassComesOnlyInTheLastTenth(SparkSession spark) throws IOException {
    Hallway late = hallway(HallwayStory.lastTenth());

    StoredCascade trained = train(spark, late, own, Map.of());

    // Few visits are labelled: what moves is looked at, but no model is believed.
    assertThat(trained.cascade().model()).isEmpty();
    assertThat(errors(spark, late).keepTo(TARGETS)).isTrue();
    assertThat(drift(spark, late).isShown()).isFalse();
  }

  @Test
  void nobodyEverComes(SparkSession spark) throws IOException {
    assertThat(reason(train(spark, hallway(HallwayStory.nobody()), own, Map.of())))
        .containsPattern("Why none of the \\d+ windows that thresholds are chosen on is positive")
        .contains("label more of the archive, or a busier part of it");
  }

  @Test
  void someoneComesAndStays(SparkSession spark) throws IOException {
    Hallway stays = hallway(HallwayStory.someoneStays());

    StoredCascade trained = train(spark, stays, own, Map.of());

    assertThat(trained.cascade().isReferenceOnly()).isFalse();
    assertThat(errors(spark, stays).keepTo(TARGETS)).isTrue();
  }

  @Test
  void somethingLikeAPersonComesAndStays(SparkSession spark) throws IOException {
    Hallway stays = hallway(HallwayStory.somethingStays());

    StoredCascade trained = train(spark, stays, own, Map.of());

    assertThat(trained.cascade().isReferenceOnly()).isFalse();
    assertThat(errors(spark, stays).keepTo(TARGETS)).isTrue();
    Drift drift = drift(spark, stays);
    assertThat(drift.isShown()).isTrue();
    assertThat(drift.found().falsePositives()).isGreaterThan(10);
  }

  @Test
  void labelsAreRandom(SparkSession spark) throws IOException {
    Hallway random = hallway(HallwayStory.random());

    StoredCascade trained = train(spark, random, own, Map.of());

    // They stay for a second each, so that every other frame may be left out, but nothing else.
    assertThat(trained.cascade().difference()).isEmpty();
    assertThat(trained.cascade().model()).isEmpty();
    assertThat(errors(spark, random).keepTo(TARGETS)).isTrue();
    assertThat(drift(spark, random).isShown()).isTrue();
  }

  @Test
  void labelsAreRandomAndThereIsNothingButAModel(SparkSession spark) throws IOException {
    Hallway random = hallway(HallwayStory.random());

    assertThat(reason(train(spark, random, own, Map.of("parts", "model"))))
        .containsPattern(
            "Why (no other plan that keeps to .* costs less|.* kept to the targets on the verify"
                + " block)");
  }
}
