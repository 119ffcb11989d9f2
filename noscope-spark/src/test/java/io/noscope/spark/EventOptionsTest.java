package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Events merged, dropped and padded. A word is a file at 10 frames a second; {@code X}: present.
 */
@ExtendWith(LocalSpark.class)
class EventOptionsTest {
  private static final StructType LABELS =
      StructType.fromDDL(
          "camera STRING, path STRING, frame BIGINT, seconds DOUBLE, present BOOLEAN,"
              + " score DOUBLE");
  private static final int CAMERAS = 80;

  private static List<Row> events(SparkSession spark, List<Row> labels, EventOptions options) {
    List<Row> shuffled = new ArrayList<>(labels);
    Collections.shuffle(shuffled, new Random(3));
    Dataset<Row> rows = spark.createDataFrame(shuffled, LABELS).repartition(3);
    return NoScope.events(rows, options).collectAsList();
  }

  /** Files a, b, ... of one camera. */
  private static List<Row> files(String words) {
    List<Row> labels = new ArrayList<>();
    char path = 'a';
    for (String word : words.split(" ", -1)) {
      for (int i = 0; i < word.length(); i++) {
        boolean present = word.charAt(i) == 'X';
        labels.add(
            RowFactory.create("hall", String.valueOf(path), (long) i, i / 10.0, present, 0.5));
      }
      path++;
    }
    return labels;
  }

  /** Such as {@code a2-b0 (4)}: from frame 2 of a to frame 0 of b, 4 frames. */
  private static String text(Row event) {
    assertThat(event.getDouble(3)).isEqualTo(event.getLong(2) / 10.0);
    assertThat(event.getDouble(6)).isEqualTo(event.getLong(5) / 10.0);
    return event.getString(1)
        + event.getLong(2)
        + "-"
        + event.getString(4)
        + event.getLong(5)
        + " ("
        + event.getLong(7)
        + ")";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          XX..XX....XX        | 0.3  | 0    | 0    | a0-a1 (2), a4-a5 (2), a10-a11 (2)
          XX..XX....XX        | 0.31 | 0    | 0    | a0-a5 (6), a10-a11 (2)
          X.X.X               | 0.21 | 0    | 0    | a0-a4 (5)
          ..XX. .XX.          | 0.31 | 0    | 0    | a2-b2 (6)
          X . X               | 0    | 0    | 0    | a0-a0 (1), c0-c0 (1)
          .X.XX.XXX.XXXX      | 0    | 0.21 | 0    | a10-a13 (4)
          ...XX X...          | 0    | 0.11 | 0    |
          X...X...XX..        | 0    | 0    | 0.2  | a0-a2 (3), a2-a6 (5), a6-a11 (6)
          ....X....           | 0    | 0    | 99   | a0-a8 (9)
          ...X X...           | 0    | 0    | 0.2  | a1-b2 (6)
          .... X...           | 0    | 0    | 0.11 | a2-b1 (4)
          ..X.....X.          | 0.7  | 0.6  | 0.1  | a1-a9 (9)
          XXXX XXXX XXXX      | 5    | 0.5  | 1    | a0-c3 (12)
          .... .... ....      | 5    | 0    | 1    |
          """)
  void eventsAreMergedThenDroppedThenPadded(
      String words,
      double gap,
      double duration,
      double padding,
      String events,
      SparkSession spark) {
    List<Row> found = events(spark, files(words), new EventOptions(gap, duration, padding));

    assertThat(found.stream().map(EventOptionsTest::text).collect(Collectors.joining(", ")))
        .isEqualTo(events == null ? "" : events);
  }

  /** Ten times 0.1 is not 1 in binary; a gap of a second is one, wherever it begins. */
  @Test
  void aGapIsTheSameEverywhereOnTheTimeline(SparkSession spark) {
    List<Row> labels = files("X.........".repeat(30));

    assertThat(events(spark, labels, EventOptions.DEFAULT.mergeGap(1))).hasSize(30);
    assertThat(events(spark, labels, EventOptions.DEFAULT.mergeGap(1.001))).hasSize(1);
  }

  @Test
  void framesThatCouldNotBeDecodedCountByTheirTime(SparkSession spark) {
    List<Row> labels = files("X.....X");
    labels.removeIf(row -> row.getLong(2) > 1 && row.getLong(2) < 6);

    assertThat(events(spark, labels, EventOptions.DEFAULT.mergeGap(0.5))).hasSize(2);
    assertThat(events(spark, labels, EventOptions.DEFAULT.mergeGap(0.7)))
        .singleElement()
        .satisfies(event -> assertThat(text(event)).isEqualTo("a0-a6 (3)"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,      0,      0.3125",
    "0.5625, 0.4375, 0.6875",
    "1.8125, 0.0625, 2.5625",
    "9.0625, 1.0625, 99.0625"
  })
  void eventsAreThoseOfTheNaiveComputation(
      double gap, double duration, double padding, SparkSession spark) {
    EventOptions options = new EventOptions(gap, duration, padding);
    List<Row> labels = randomLabels(new Random(11));
    List<Row> expected = EventOracle.events(new ArrayList<>(labels), options);

    assertThat(events(spark, labels, options)).isEqualTo(expected).hasSizeGreaterThan(CAMERAS / 3);
  }

  /** Cameras with up to five files, at eighths of seconds, of runs of random length. */
  private static List<Row> randomLabels(Random random) {
    List<Row> labels = new ArrayList<>();
    for (int camera = 0; camera < CAMERAS; camera++) {
      double change = random.nextBoolean() ? 0.5 : 0.1;
      boolean present = random.nextBoolean();
      for (int file = 0; file < 1 + random.nextInt(5); file++) {
        double seconds = 0;
        int frames = 1 + random.nextInt(40);
        for (long frame = 0; frame < frames; frame++) {
          present ^= random.nextDouble() < change;
          boolean lost = random.nextInt(10) == 0;
          Double score = random.nextInt(4) == 0 ? null : random.nextDouble();
          if (!lost) {
            labels.add(
                RowFactory.create(
                    "camera" + camera, "file" + file, frame, seconds, present, score));
          }
          seconds += random.nextInt(8) == 0 ? 0.375 : 0.125;
        }
      }
    }
    return labels;
  }

  @Test
  void optionsAreThoseOfTheSession() {
    SQLConf session = new SQLConf();
    assertThat(EventOptions.of(NoScopeConf.resolve(Map.of(), session, List.of())))
        .isEqualTo(EventOptions.DEFAULT);

    session.setConfString("spark.noscope.mergeGap", "1.5");
    session.setConfString("spark.noscope.minDuration", "2");
    session.setConfString("spark.noscope.padding", "0.5");
    assertThat(EventOptions.of(NoScopeConf.resolve(Map.of(), session, List.of())))
        .isEqualTo(EventOptions.DEFAULT.mergeGap(1.5).minDuration(2).padding(0.5));
  }

  @Test
  void optionsAreSecondsFromZero() {
    assertThatThrownBy(() -> EventOptions.DEFAULT.mergeGap(-1))
        .hasMessage("mergeGap is -1.0; it is in seconds, 0 or more");
    assertThatThrownBy(() -> EventOptions.DEFAULT.minDuration(Double.POSITIVE_INFINITY))
        .hasMessageContaining("minDuration is Infinity");
    assertThatThrownBy(() -> EventOptions.DEFAULT.padding(Double.NaN))
        .hasMessageContaining("padding is NaN");
  }

  @Test
  void aVeryLongTimeIsAllOfTheTimeline(SparkSession spark) {
    EventOptions forever = new EventOptions(Double.MAX_VALUE, 0, Double.MAX_VALUE);

    assertThat(events(spark, files("..X. ... .X."), forever))
        .singleElement()
        .satisfies(event -> assertThat(text(event)).isEqualTo("a0-c2 (10)"));
  }
}
