package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Drift;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.spark.Hallway.Light;
import io.noscope.spark.Watch.Seen;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cascade that was trained by day, and then night falls. */
@ExtendWith(LocalSpark.class)
class DriftTest {
  private static final Query QUERY = Query.of("person").withTargets(new Targets(0.05, 0.05));

  @TempDir private static Path folder;
  private static Hallway day;
  private static Hallway otherDay;
  private static Hallway night;

  @TempDir private Path own;

  @BeforeAll
  static void trainByDay(SparkSession spark) throws IOException {
    day = new Hallway(folder, "day", Light.DAY);
    otherDay = new Hallway(folder, "another-day", Light.DAY);
    night = new Hallway(folder, "night", Light.NIGHT);
    NoScope.train(day.read(spark, Map.of("minimumLabelled", "1200")), QUERY);
  }

  @BeforeEach
  void copyTheStore() throws IOException {
    FileUtils.copyDirectory(new File(day.store()), own.toFile());
  }

  private Dataset<Row> read(SparkSession spark, Hallway hallway, Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    options.put("store", own.toString());
    options.put("minimumLabelled", "1200");
    options.putIfAbsent("drift", "0.1");
    return hallway.read(spark, options);
  }

  private Seen<StoredCascade> cascade(
      SparkSession spark, Hallway hallway, Map<String, String> more) {
    return Watch.over(spark, () -> NoScope.train(read(spark, hallway, more), QUERY).get("hallway"));
  }

  private static List<String> checks(Seen<?> seen) {
    return seen.jobs().stream().filter(job -> job.startsWith("checking")).toList();
  }

  @Test
  void whatACascadeWasTrainedOnIsNotChecked(SparkSession spark) {
    Seen<StoredCascade> again = cascade(spark, day, Map.of());

    assertThat(checks(again)).isEmpty();
    assertThat(StoredFacts.of(again.result()).drift()).isEmpty();
  }

  @Test
  void anotherDayIsCheckedOnceAndFine(SparkSession spark) {
    Seen<StoredCascade> first = cascade(spark, otherDay, Map.of());
    Seen<StoredCascade> second = cascade(spark, otherDay, Map.of());

    assertThat(checks(first)).singleElement().asString().endsWith("windows of new files");
    assertThat(checks(second)).isEmpty();
    Drift drift = StoredFacts.of(second.result()).drift().orElseThrow();
    assertThat(drift).isEqualTo(StoredFacts.of(first.result()).drift().orElseThrow());
    assertThat(drift.windows()).isBetween(30L, 90L);
    assertThat(drift.isShown()).isFalse();
  }

  @Test
  void nightIsNoticed(SparkSession spark) {
    StoredCascade used = cascade(spark, night, Map.of()).result();

    assertThat(StoredFacts.of(used).drift().orElseThrow().isShown()).isTrue();
    assertThat(StoredFacts.describe(used)).contains(" drifted: ");
    assertThat(used.cascade().isReferenceOnly()).isFalse();
  }

  @Test
  void byNightTheReferenceAnswersWhereThatIsAskedFor(SparkSession spark) {
    StoredCascade used = cascade(spark, night, Map.of("onDrift", "reference")).result();

    assertThat(used.cascade().isReferenceOnly()).isTrue();
    assertThat(used.explanation()).contains("onDrift=reference");
  }

  @Tag("slow")
  @Test
  void byNightACascadeIsTrainedAnewWhereThatIsAskedFor(SparkSession spark) {
    StoredCascade retrained = cascade(spark, night, Map.of("onDrift", "retrain")).result();
    Seen<StoredCascade> later = cascade(spark, night, Map.of("onDrift", "retrain"));

    assertThat(retrained.cascade().isReferenceOnly()).isFalse();
    assertThat(checks(later)).isEmpty();
    assertThat(later.result().cascade().describe()).isEqualTo(retrained.cascade().describe());
  }

  @Test
  void nothingIsCheckedWhereThatIsNotWanted(SparkSession spark) {
    Seen<StoredCascade> used = cascade(spark, night, Map.of("drift", "0"));

    assertThat(checks(used)).isEmpty();
  }

  @Test
  void theScanTellsItsMetrics(SparkSession spark) {
    Dataset<Row> people = NoScope.filter(read(spark, night, Map.of()), QUERY);

    people.collectAsList();

    SparkPlan scan = people.queryExecution().executedPlan().collectLeaves().head();
    assertThat(scan.metrics().apply("driftChecked").value()).isBetween(30L, 90L);
    assertThat(scan.metrics().apply("driftWrong").value()).isGreaterThan(5);
  }
}
