package io.noscope.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.DetectorSpec;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.store.DetectionStore;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many there are in a frame, and frames that show at least so many. */
@ExtendWith(LocalSpark.class)
class CountingTest {
  private static final String SECONDS = "frame < 100 AND frame % 10 = 0";

  @TempDir private static Path folder;
  private static Map<Long, Integer> counts;

  /** Has the reference look at some frames, and counts its boxes in the store. */
  @BeforeAll
  static void countByHand(SparkSession spark) throws IOException {
    read(spark).createOrReplaceTempView("square");
    spark
        .sql("SELECT frame FROM square WHERE frame < 100 AND noscope_contains(image, 'person')")
        .collectAsList();
    Configuration hadoop = new Configuration();
    var known =
        new DetectionStore(hadoop, folder.toString(), DetectorSpec.BUILT_IN.id(hadoop))
            .known(Pedestrians.probe().file());
    counts = new TreeMap<>();
    for (long frame = 0; frame < 100; frame++) {
      int people = 0;
      for (var found : known.of(frame).orElseThrow()) {
        people += found.label().equals("person") && found.score() >= 0.4f ? 1 : 0;
      }
      counts.put(frame, people);
    }
    assertThat(counts).containsValues(3, 4, 5, 6);
  }

  private static Dataset<Row> read(SparkSession spark) {
    return spark
        .read()
        .format("video")
        .option("store", folder.toString())
        .option("plan", "reference")
        .option("segmentFrames", "50")
        .load(Pedestrians.file().toString());
  }

  private static List<Long> framesOf(int least) {
    return counts.keySet().stream().filter(frame -> counts.get(frame) >= least).toList();
  }

  @Test
  void theCountIsThatOfTheReference(SparkSession spark) {
    List<Row> rows =
        spark
            .sql("SELECT frame, noscope_count(image, 'person') FROM square WHERE " + SECONDS)
            .collectAsList();

    assertThat(rows)
        .hasSize(10)
        .allSatisfy(row -> assertThat(row.getInt(1)).isEqualTo(counts.get(row.getLong(0))));
  }

  @Test
  void framesThatShowAtLeastSoMany(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT frame FROM square WHERE frame < 100 AND noscope_count(image, 'person') >= 5");

    assertThat(Pedestrians.frames(rows)).isEqualTo(framesOf(5)).isNotEmpty();
    assertThat(
            Pedestrians.frames(
                NoScope.filter(read(spark), Query.of("person").withAtLeast(5))
                    .where("frame < 100")))
        .isEqualTo(framesOf(5));
    assertThat(
            Pedestrians.frames(
                read(spark)
                    .where(NoScope.count(col("image"), "person").geq(5))
                    .where("frame < 100")))
        .isEqualTo(framesOf(5));
  }

  @Test
  void theReferenceCountsOnlyWhatIsLeft(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT frame, noscope_count(image, 'person') AS people FROM square WHERE "
                + SECONDS
                + " AND noscope_count(image, 'person') >= 5");

    assertThat(Plans.optimized(rows)).doesNotContain("Filter").doesNotContain("image");
    assertThat(Plans.scanned(rows)).containsExactly("frame", "count 'person'");
    assertThat(rows.collectAsList())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getInt(1)).isGreaterThanOrEqualTo(5));
  }

  @Test
  void theMostOfAGroupIsCountedByTheReference(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT floor(seconds) AS second, max(noscope_count(image, 'person')) AS people"
                + " FROM square WHERE "
                + SECONDS
                + " GROUP BY 1 HAVING people >= 5");

    assertThat(Plans.optimized(rows)).contains("max(").doesNotContain("image");
    assertThat(Plans.scanned(rows)).containsExactly("seconds", "count 'person'");
    assertThat(rows.collectAsList())
        .hasSize(
            (int) counts.keySet().stream().filter(f -> f % 10 == 0 && counts.get(f) >= 5).count())
        .allSatisfy(row -> assertThat(row.getInt(1)).isEqualTo(counts.get(10 * row.getLong(0))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n >= 3              | contains at least 3 people",
        "n > 2               | contains at least 3 people",
        "3 <= n              | contains at least 3 people",
        "2 < n               | contains at least 3 people",
        "n >= 3L             | contains at least 3 people",
        "n >= 1 + 2          | contains at least 3 people",
        "n < 3               | NOT (contains at least 3 people)",
        "n <= 2              | NOT (contains at least 3 people)",
        "3 > n               | NOT (contains at least 3 people)",
        "NOT n >= 3          | NOT (contains at least 3 people)",
        "n >= 1              | contains 'person'",
        "n > 0               | contains 'person'",
        "n = 0               | NOT (contains 'person')",
        "n BETWEEN 2 AND 3   | contains at least 2 people and NOT (contains at least 4 people)",
        "n >= 3 OR frame = 9 | (contains at least 3 people) OR",
      })
  void cascadesAnswerConditionsOnTheNumber(String condition, String asked, SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT frame FROM (SELECT frame, noscope_count(image, 'person') AS n FROM square)"
                + " WHERE "
                + condition);

    assertThat(Plans.optimized(rows)).doesNotContain("noscope_count").doesNotContain("Filter");
    assertThat(Plans.physical(rows)).contains(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n = 3", "n IN (1, 3)", "n != 2", "n >= 0", "n >= frame", "n % 2 >= 1"})
  void otherConditionsAreTheReferences(String condition, SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT frame FROM square WHERE "
                + condition.replace("n ", "noscope_count(image, 'person') "));

    assertThat(Plans.optimized(rows))
        .contains("Filter")
        .contains("count 'person'")
        .doesNotContain("noscope_contains");
  }

  @Test
  void settingsOfTheCallHold(SparkSession spark) {
    String sql = "SELECT frame FROM square WHERE noscope_count(image, 'person', '%s') >= 2";
    assertThat(Plans.physical(spark.sql(sql.formatted("region=" + Pedestrians.REGION))))
        .contains("contains at least 2 people, cascade: every frame -> reference");
    assertThat(Plans.physical(spark.sql(sql.formatted("atLeast=5"))))
        .contains("contains at least 2 people");
    assertThatThrownBy(() -> spark.sql(sql.formatted("atLeast")).collectAsList())
        .hasMessageContaining("'key=value; key=value'");
  }

  @Tag("slow")
  @Test
  void aCascadeLearnsTwoFromOne(SparkSession spark) throws IOException {
    HallwayStory story = HallwayStory.everyOtherTimeTwo();
    Hallway hallway = new Hallway(folder, "two", Hallway.Light.DAY, story);
    Query two = Query.of("person").withAtLeast(2).withTargets(new Targets(0.05, 0.05));
    Dataset<Row> frames = hallway.read(spark, Map.of("minimumLabelled", "1200"));

    StoredCascade trained = NoScope.train(frames, two).get("hallway");
    Set<Long> found = new TreeSet<>(Pedestrians.frames(NoScope.filter(frames, two)));

    assertThat(trained.cascade().isReferenceOnly()).isFalse();
    assertThat(trained.explanation()).contains("Where are at least 2 people?");
    long wrong = 0;
    for (long frame = 0; frame < HallwayStory.FRAMES; frame++) {
      wrong += found.contains(frame) == story.company().test((int) frame) ? 0 : 1;
    }
    assertThat(wrong).isLessThan(HallwayStory.FRAMES / 20);
    assertThat(found).isNotEmpty();
    Dataset<Row> counted =
        frames.where(NoScope.count(col("image"), two.withAtLeast(1)).geq(2)).select("frame");
    assertThat(Plans.physical(counted)).contains("contains at least 2 people, cascade: hallway: ");
    assertThat(Pedestrians.frames(counted)).containsExactlyElementsOf(found);
  }
}
