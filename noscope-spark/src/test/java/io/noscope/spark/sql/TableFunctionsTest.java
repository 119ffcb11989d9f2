package io.noscope.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.EventOptions;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.PedestrianAnswers;
import io.noscope.spark.Pedestrians;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables in SQL have the rows of the Java API. */
@ExtendWith(LocalSpark.class)
class TableFunctionsTest {
  private static final Map<String, String> SETTINGS =
      Map.of("region", Pedestrians.REGION, "falsePositiveRate", "0.2", "falseNegativeRate", "0.2");

  @TempDir private static Path store;

  /** What the detector is said to have said: nothing of it has to be run. */
  @BeforeAll
  static void rememberDetections(SparkSession spark) {
    Pedestrians.storePlan(spark, store.toString(), "resources");
    PedestrianAnswers.makeUp(store.toString(), frame -> frame % 200 < 60);
  }

  @BeforeEach
  void setUp(SparkSession spark) {
    SETTINGS.forEach((name, value) -> spark.conf().set("spark.noscope." + name, value));
  }

  @AfterEach
  void tearDown(SparkSession spark) {
    SETTINGS.keySet().forEach(name -> spark.conf().unset("spark.noscope." + name));
  }

  private static String call(String function) {
    return "%s('%s', 'person', 'store=%s')".formatted(function, Pedestrians.file(), store);
  }

  private static Dataset<Row> read(SparkSession spark) {
    return Pedestrians.read(spark, Map.of("store", store.toString(), "segmentFrames", "250"));
  }

  @Test
  void eventsAreThoseOfTheJavaApi(SparkSession spark) {
    Dataset<Row> expected = NoScope.events(NoScope.labels(read(spark), Pedestrians.QUERY));

    Dataset<Row> events = spark.sql("SELECT * FROM " + call("noscope_events"));

    assertThat(events.schema()).isEqualTo(expected.schema());
    assertThat(events.collectAsList()).isEqualTo(expected.collectAsList()).hasSize(4);
  }

  @Test
  void eventsAreMergedAndPaddedAsTheSettingsSay(SparkSession spark) {
    EventOptions options = EventOptions.DEFAULT.mergeGap(15).padding(1);
    Dataset<Row> expected = NoScope.events(NoScope.labels(read(spark), Pedestrians.QUERY), options);

    Dataset<Row> events =
        spark.sql(
            "SELECT * FROM noscope_events('%s', 'person', 'store=%s; mergeGap=15; padding=1')"
                .formatted(Pedestrians.file(), store));

    assertThat(events.collectAsList()).isEqualTo(expected.collectAsList()).hasSize(1);
  }

  @Test
  void tablesCanBeJoinedAndGrouped(SparkSession spark) {
    String events = call("noscope_events");
    long found = spark.sql("SELECT * FROM " + events).count();

    Row row =
        spark
            .sql(
                "SELECT count(*), sum(a.frames) = sum(b.frames) FROM "
                    + events
                    + " a JOIN "
                    + events
                    + " b ON a.startPath = b.startPath AND a.startFrame = b.startFrame")
            .first();

    assertThat(row.getLong(0)).isEqualTo(found).isPositive();
    assertThat(row.getBoolean(1)).isTrue();
  }

  @Test
  void explanationsAreThoseOfTheJavaApi(SparkSession spark) {
    var stored = NoScope.train(read(spark), Pedestrians.QUERY);

    List<Row> rows = spark.sql("SELECT * FROM " + call("noscope_explain")).collectAsList();

    assertThat(rows).hasSameSizeAs(stored.keySet());
    assertThat(rows.get(0).getString(0)).isEqualTo("resources");
    assertThat(rows.get(0).getString(1)).isEqualTo(stored.get("resources").explanation());
  }

  @Test
  void explainTrainsNothing(SparkSession spark, @TempDir Path empty) {
    assertThatThrownBy(
            () ->
                spark.sql(
                    "SELECT * FROM noscope_explain('%s', 'person', 'store=%s')"
                        .formatted(Pedestrians.file(), empty)))
        .hasStackTraceContaining("no cascade for 'person' at these settings in " + empty);
  }

  @Test
  void mistakesAreErrorsWithTheSignature(SparkSession spark) {
    assertThatThrownBy(() -> spark.sql("SELECT * FROM noscope_events('a')"))
        .hasStackTraceContaining("noscope_events(path, label [, settings])");
    assertThatThrownBy(() -> spark.sql("SELECT * FROM noscope_events('a', 7)"))
        .hasStackTraceContaining("takes constants of text, not 7");
    assertThatThrownBy(() -> spark.sql("SELECT * FROM noscope_events('a', 'person', 'stoer=1')"))
        .hasStackTraceContaining("no option 'stoer'; the nearest is 'store'");
  }

  @Test
  void runningSessionsGetThemByRegistration(SparkSession spark) {
    var registry =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().tableFunctionRegistry();
    TableFunctions.all().forEach(function -> registry.dropFunction(function._1()));

    NoScope.register(spark);

    assertThat(spark.sql("SELECT * FROM " + call("noscope_explain")).count()).isEqualTo(1);
  }
}
