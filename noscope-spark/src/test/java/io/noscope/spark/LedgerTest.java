package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.cascade.StageCounts;
import io.noscope.spark.Watch.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was labelled once is not labelled again, and the rows are the same to the last bit. */
@ExtendWith(LocalSpark.class)
class LedgerTest {
  private static final int FRAMES = Pedestrians.FRAMES;
  private static final String[] LABELS = {
    "path", "camera", "frame", "seconds", "pts", "keyframe", "present", "stage", "score"
  };

  @TempDir private Path home;
  private AnsweredVideos videos;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    videos = new AnsweredVideos(home.resolve("store"));
    folder = home.resolve("square");
    videos.add(Pedestrians.file(), folder.resolve("a.mp4"));
    videos.plan(3);
  }

  private Dataset<Row> frames(SparkSession spark, Map<String, String> more) {
    return videos.read(spark, folder, more);
  }

  private Seen<List<Row>> label(SparkSession spark, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(Map.of("label", "person"));
    options.putAll(more);
    return seen(spark, frames(spark, options).selectExpr(LABELS));
  }

  /** Rows in the order of partitions, which is that of the files: to sort them is to scan twice. */
  private static Seen<List<Row>> seen(SparkSession spark, Dataset<Row> rows) {
    return Watch.over(spark, () -> rows.collectAsList());
  }

  private static void assertAddsUp(Seen<?> seen) {
    StageCounts counts = seen.counts();
    long lost = lost(seen);
    assertThat(seen.reads().planned()).isEqualTo(counts.frames() + lost);
    assertThat(counts.frames())
        .isEqualTo(
            counts.skipped()
                + counts.unchanged()
                + counts.absentByModel()
                + counts.presentByModel()
                + counts.byReference()
                + counts.fromLedger());
  }

  private static long lost(Seen<?> seen) {
    return seen.metrics().getOrDefault("frames lost", 0L);
  }

  private List<Path> ledger() throws IOException {
    Path labels = videos.store().resolve("labels");
    if (!Files.exists(labels)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(labels)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
  }

  @Test
  void theSecondRunDecodesNothingAndGivesTheSameRows(SparkSession spark) {
    List<Row> plain = label(spark, Map.of("ledger", "false")).result();

    Seen<List<Row>> first = label(spark, Map.of());
    Seen<List<Row>> second = label(spark, Map.of("partitions", "3"));

    assertThat(first.result()).isEqualTo(plain).hasSize(FRAMES);
    assertThat(first.counts().fromLedger()).isZero();
    assertThat(first.counts().unchanged()).isPositive();
    assertThat(first.counts().byReference()).isPositive();
    assertThat(first.reads().bytesRead()).isBetween(size() * 9 / 10, size() * 2);
    assertThat(first.result()).extracting(row -> row.getBoolean(6)).contains(true, false);
    assertThat(second.result()).isEqualTo(plain);
    assertThat(second.decoded()).isZero();
    assertThat(second.counts().fromLedger()).isEqualTo(FRAMES);
    assertThat(second.counts().byReference()).isZero();
    assertThat(second.reads().planned()).isEqualTo(FRAMES);
    assertThat(second.reads().bytesRead()).isLessThan(size() / 10);
    assertAddsUp(first);
    assertAddsUp(second);
  }

  private static long size() {
    try {
      return Files.size(Pedestrians.file());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void ofANewFileAloneAreFramesDecoded(SparkSession spark) throws IOException {
    label(spark, Map.of());
    videos.add(Pedestrians.file(), folder.resolve("b.mp4"));

    Seen<List<Row>> seen = label(spark, Map.of());

    assertThat(seen.result()).isEqualTo(label(spark, Map.of("ledger", "false")).result());
    assertThat(seen.decoded()).isEqualTo(FRAMES);
    assertThat(seen.counts().fromLedger()).isEqualTo(FRAMES);
    assertAddsUp(seen);
  }

  @Test
  void aFileThatWasWrittenAnewIsLabelledAnew(SparkSession spark) throws IOException {
    label(spark, Map.of());
    Files.delete(folder.resolve("a.mp4"));
    FileTime later = FileTime.from(Instant.now().plusSeconds(5));
    Path source = Files.copy(Pedestrians.file(), home.resolve("source.mp4"));
    Files.setLastModifiedTime(source, later);
    videos.add(source, folder.resolve("a.mp4"));

    Seen<List<Row>> seen = label(spark, Map.of());

    assertThat(seen.counts().fromLedger()).isZero();
    assertThat(seen.decoded()).isEqualTo(FRAMES);
  }

  @Test
  void anotherPlanIsNotThatOfTheLedger(SparkSession spark) throws IOException {
    label(spark, Map.of());
    videos.plan(4);

    Seen<List<Row>> retrained = label(spark, Map.of());
    videos.plan(3);
    Seen<List<Row>> back = label(spark, Map.of());

    assertThat(retrained.counts().fromLedger()).isZero();
    assertThat(retrained.decoded()).isEqualTo(FRAMES);
    assertThat(back.counts().fromLedger()).isEqualTo(FRAMES);
    assertThat(label(spark, Map.of("segmentFrames", "101")).counts().fromLedger()).isZero();
  }

  @Test
  void planReferenceHasALedgerOfItsOwn(SparkSession spark) {
    Map<String, String> reference = Map.of("plan", "reference");
    label(spark, Map.of());

    Seen<List<Row>> first = label(spark, reference);
    Seen<List<Row>> second = label(spark, reference);

    assertThat(first.counts().byReference()).isEqualTo(FRAMES);
    assertThat(second.result()).isEqualTo(first.result());
    assertThat(second.counts().fromLedger()).isEqualTo(FRAMES);
  }

  @Test
  void withoutTheSettingNothingIsReadOrWritten(SparkSession spark) throws IOException {
    label(spark, Map.of("ledger", "false"));
    assertThat(ledger()).isEmpty();

    label(spark, Map.of());
    assertThat(ledger()).isNotEmpty();
    assertThat(label(spark, Map.of("ledger", "false")).decoded()).isEqualTo(FRAMES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noscope_contains(image, 'person')",
        "noscope_contains(image, 'person') AND noscope_contains(image, 'car')",
        "NOT noscope_contains(image, 'person') AND frame BETWEEN 460 AND 507",
        "noscope_contains(image, 'person') OR noscope_contains(image, 'car')"
      })
  void pixelsAreThoseOfTheFramesAndOthersAreNotDecoded(String condition, SparkSession spark) {
    List<Row> plain = pixels(spark, condition, Map.of("ledger", "false")).result();

    Seen<List<Row>> first = pixels(spark, condition, Map.of());
    Seen<List<Row>> second = pixels(spark, condition, Map.of());

    assertThat(first.result()).isEqualTo(plain).isNotEmpty();
    assertThat(second.result()).isEqualTo(plain);
    assertThat(second.counts().byReference()).isZero();
    assertThat(second.decoded()).isBetween((long) plain.size(), FRAMES - 200L);
  }

  private Seen<List<Row>> pixels(
      SparkSession spark, String condition, Map<String, String> options) {
    return seen(
        spark,
        frames(spark, options)
            .where(condition)
            .selectExpr("path", "frame", "pts", "image.origin", "crc32(image.data)"));
  }

  @Test
  void labelledRowsCarryThePixelsOfPresentFrames(SparkSession spark) {
    String[] columns = {"path", "frame", "present", "stage", "score", "crc32(image.data)"};
    Map<String, String> person = Map.of("label", "person");
    Map<String, String> plain = Map.of("label", "person", "ledger", "false");
    label(spark, Map.of());

    Seen<List<Row>> seen = seen(spark, frames(spark, person).selectExpr(columns));

    assertThat(seen.result())
        .isEqualTo(seen(spark, frames(spark, plain).selectExpr(columns)).result())
        .hasSize(FRAMES);
    assertThat(seen.counts().fromLedger()).isEqualTo(FRAMES);
    assertThat(seen.decoded()).isBetween(100L, FRAMES / 2L);
  }

  @Test
  void queriesThatRanTogetherAreRememberedOneByOne(SparkSession spark) {
    String both = "noscope_contains(image, 'person') AND NOT noscope_contains(image, 'car')";
    List<Row> first =
        seen(spark, frames(spark, Map.of()).where(both).select("path", "frame")).result();

    Seen<List<Row>> second =
        seen(spark, frames(spark, Map.of()).where(both).select("path", "frame"));
    Seen<List<Row>> alone = label(spark, Map.of());

    assertThat(second.result()).isEqualTo(first).isNotEmpty();
    assertThat(second.decoded()).isZero();
    assertThat(second.counts().frames()).isEqualTo(FRAMES);
    assertThat(second.counts().fromLedger()).isEqualTo(2L * FRAMES);
    assertThat(alone.decoded()).isZero();
    assertThat(alone.result()).isEqualTo(label(spark, Map.of("ledger", "false")).result());
  }

  @Test
  void whereOneOfTwoQueriesIsNewBothRun(SparkSession spark) throws IOException {
    label(spark, Map.of());
    int files = ledger().size();
    String both = "noscope_contains(image, 'person') AND NOT noscope_contains(image, 'car')";

    Seen<List<Row>> seen =
        seen(spark, frames(spark, Map.of("partitions", "1")).where(both).select("path", "frame"));

    assertThat(seen.decoded()).isEqualTo(FRAMES);
    assertThat(seen.counts().fromLedger()).isZero();
    // Of the person, nothing new has come to be known.
    assertThat(ledger()).hasSize(files + 1);
  }

  @Test
  void aSegmentThatALimitCutsOffIsNotTakenDown(SparkSession spark) {
    frames(spark, Map.of("label", "person", "partitions", "1"))
        .select("frame")
        .limit(150)
        .collect();

    Seen<List<Row>> seen = label(spark, Map.of("partitions", "1"));

    assertThat(seen.counts().fromLedger()).isBetween(100L, 149L);
    assertThat(seen.decoded() + seen.counts().fromLedger()).isEqualTo(FRAMES);
    assertThat(seen.result()).isEqualTo(label(spark, Map.of("ledger", "false")).result());
    assertAddsUp(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-bframes.mp4",
        "h264-vfr.mp4",
        "h264-offset.ts",
        "h264-editlist.mp4",
        "mjpeg.avi",
        "mpeg4-bframes.avi",
        "vp9.webm",
        "truncated-faststart.mp4",
        "damaged-middle.mp4"
      })
  void anyFileGivesTheSameRowsTwice(String name, SparkSession spark) throws IOException {
    Path file = videos.add(TestData.file("videos/traps/" + name), home.resolve("traps/" + name));
    Map<String, String> options = Map.of("label", "person", "segmentFrames", "30");

    Seen<List<Row>> plain = seen(spark, trap(spark, file, options, "false"));
    Seen<List<Row>> first = seen(spark, trap(spark, file, options, "true"));
    Seen<List<Row>> second = seen(spark, trap(spark, file, options, "true"));

    assertThat(first.result()).isEqualTo(plain.result()).isNotEmpty();
    assertThat(second.result()).isEqualTo(plain.result());
    assertThat(second.counts().fromLedger()).isPositive();
    assertThat(lost(second)).isEqualTo(lost(plain));
    assertAddsUp(plain);
    assertAddsUp(second);
  }

  private Dataset<Row> trap(
      SparkSession spark, Path file, Map<String, String> options, String ledger) {
    Map<String, String> all = new HashMap<>(options);
    all.put("ledger", ledger);
    return videos.read(spark, file, all).selectExpr(LABELS);
  }
}
