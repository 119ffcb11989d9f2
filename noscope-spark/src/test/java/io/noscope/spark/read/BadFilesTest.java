package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad and damaged files between good ones: what is read, and what is told of the rest. */
@ExtendWith(LocalSpark.class)
class BadFilesTest {
  private static final List<String> UNREADABLE =
      List.of("audio-only.mp4", "empty.mp4", "not-a-video.mp4", "truncated-no-moov.mp4");

  private static final Map<String, Long> FRAMES =
      Map.of(
          "h264-bframes.mp4", 200L,
          "h264-vfr.mp4", 120L,
          "vp9.webm", 200L,
          "truncated-faststart.mp4", 100L,
          "damaged-middle.mp4", 180L);

  @TempDir private static Path folder;
  @TempDir private Path reports;

  @BeforeAll
  static void copy() throws IOException {
    for (String name : FRAMES.keySet()) {
      Traps.copy(name, folder.resolve(name));
    }
    for (String name : UNREADABLE) {
      Traps.copy(name, folder.resolve(name));
    }
  }

  private Dataset<Row> read(SparkSession spark, String mode) {
    return Traps.read(spark, folder, Map.of("mode", mode, "badFilesPath", table().toString()));
  }

  private Path table() {
    return reports.resolve("bad");
  }

  private List<Row> problems(SparkSession spark) {
    return NoScope.badFiles(spark, table().toString()).orderBy("path", "frame").collectAsList();
  }

  @Test
  void permissiveReadsWhatDecodesAndReportsTheRest(SparkSession spark) {
    assertThat(Traps.framesByFile(read(spark, "PERMISSIVE"))).isEqualTo(FRAMES);

    List<Row> problems = problems(spark);
    List<Row> whole = of(problems, UNREADABLE);
    assertThat(whole)
        .extracting(row -> Traps.name(row.getAs("path")))
        .containsExactlyElementsOf(UNREADABLE);
    for (Row row : whole) {
      assertThat(row.<Long>getAs("frame")).isNull();
      assertThat(row.<Double>getAs("seconds")).isNull();
      assertThat(row.<Long>getAs("framesLost")).isNull();
      assertThat(row.<String>getAs("reason"))
          .isNotBlank()
          .doesNotContain(row.<String>getAs("path"));
    }
    List<Row> cut = of(problems, List.of("truncated-faststart.mp4"));
    assertThat(cut).hasSize(1);
    assertThat(cut.get(0).<Long>getAs("frame")).isEqualTo(100);
    assertThat(cut.get(0).<Double>getAs("seconds")).isEqualTo(10.0);
    assertThat(cut.get(0).<Long>getAs("framesLost")).isEqualTo(100);
    assertThat(cut.get(0).<String>getAs("reason")).contains("cut off");
    List<Row> damaged = of(problems, List.of("damaged-middle.mp4"));
    assertThat(damaged).isNotEmpty().allMatch(row -> row.<String>getAs("reason").contains("damag"));
    assertThat(damaged.stream().mapToLong(row -> row.getAs("framesLost")).sum()).isEqualTo(20);
    assertThat(problems).hasSize(whole.size() + cut.size() + damaged.size());
  }

  private static List<Row> of(List<Row> problems, List<String> names) {
    return problems.stream().filter(row -> names.contains(Traps.name(row.getAs("path")))).toList();
  }

  @Test
  void framesThatDamageCostAreThoseThatAreTold(SparkSession spark) {
    List<Long> read =
        read(spark, "PERMISSIVE")
            .where("path like '%damaged-middle.mp4'")
            .select("frame")
            .collectAsList()
            .stream()
            .map(row -> row.getLong(0))
            .toList();

    for (Row gap : of(problems(spark), List.of("damaged-middle.mp4"))) {
      long first = gap.getAs("frame");
      long end = first + gap.<Long>getAs("framesLost");
      assertThat(read).noneMatch(frame -> frame >= first && frame < end);
    }
  }

  @Test
  void aProblemIsReportedOnceHoweverOftenItIsRead(SparkSession spark) {
    read(spark, "PERMISSIVE").select("frame").collectAsList();
    List<Row> once = problems(spark);

    read(spark, "PERMISSIVE").select("path", "seconds").collectAsList();
    Traps.framesByFile(read(spark, "PERMISSIVE").repartition(2));

    assertThat(problems(spark)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "8"})
  void problemsAreTheSameWhateverThePartitions(String partitions, SparkSession spark) {
    read(spark, "PERMISSIVE").select("frame").collectAsList();
    List<Row> expected = problems(spark);
    Path other = reports.resolve("other");
    Map<String, String> options =
        Map.of("partitions", partitions, "segmentFrames", "20", "badFilesPath", other.toString());

    assertThat(Traps.framesByFile(Traps.read(spark, folder, options))).isEqualTo(FRAMES);

    assertThat(NoScope.badFiles(spark, other.toString()).orderBy("path", "frame").collectAsList())
        .isEqualTo(expected);
  }

  @Test
  void dropMalformedReadsTheSameAndReportsNothing(SparkSession spark) {
    assertThat(Traps.framesByFile(read(spark, "DROPMALFORMED"))).isEqualTo(FRAMES);

    assertThat(table()).doesNotExist();
  }

  @Test
  void aReadWithoutAProblemHasAnEmptyTable(SparkSession spark) {
    Map<String, String> options = Map.of("badFilesPath", table().toString());

    Traps.read(spark, folder.resolve("h264-vfr.mp4"), options).select("frame").collectAsList();

    assertThat(problems(spark)).isEmpty();
  }

  @Test
  void metricsTellOfProblems(SparkSession spark) {
    Map<String, Long> metrics =
        Watch.over(spark, () -> read(spark, "PERMISSIVE").select("frame").collectAsList())
            .metrics();

    assertThat(metrics.get("problems with files")).isEqualTo(problems(spark).size());
    assertThat(metrics.get("frames lost")).isEqualTo(120);
  }

  @Test
  void countsGoOnToo(SparkSession spark) {
    // Of damage inside a file its index knows nothing, but of an end that is missing.
    assertThat(read(spark, "PERMISSIVE").count()).isEqualTo(200 + 120 + 200 + 100 + 200);

    assertThat(problems(spark))
        .extracting(row -> Traps.name(row.getAs("path")))
        .containsExactly(
            "audio-only.mp4",
            "empty.mp4",
            "not-a-video.mp4",
            "truncated-faststart.mp4",
            "truncated-no-moov.mp4");
  }

  @Test
  void countsOfWhatDecodesAreThoseOfTheRows(SparkSession spark) {
    Map<String, String> options = Map.of("countFromIndex", "false");

    assertThat(Traps.read(spark, folder, options).count())
        .isEqualTo(FRAMES.values().stream().mapToLong(Long::longValue).sum());
  }

  @ParameterizedTest
  @CsvSource({
    "audio-only.mp4, no video among its 1 streams, leave it out",
    "empty.mp4, the file is empty, write it again",
    "not-a-video.mp4, not a video, MP4",
    "truncated-no-moov.mp4, the MP4 index (moov) is missing, copy the file again",
    "truncated-faststart.mp4, 100 frames from frame 100 on, mode=PERMISSIVE",
    "damaged-middle.mp4, damaged, mode=PERMISSIVE"
  })
  void failfastSaysWhichFileIsBadWhyAndWhatToDo(
      String name, String why, String remedy, SparkSession spark) {
    Dataset<Row> rows =
        Traps.read(spark, folder.resolve(name), Map.of("mode", "FAILFAST")).select("frame");

    assertThatThrownBy(rows::collectAsList)
        .hasMessageContaining(folder.resolve(name).toString())
        .hasMessageContaining(why)
        .hasMessageContaining(remedy);
  }

  @Test
  void failfastStopsAtTheFirstBadFileOfAFolder(SparkSession spark) {
    assertThatThrownBy(() -> read(spark, "FAILFAST").select("frame").collectAsList())
        .hasMessageContaining(folder.toString());
    assertThatThrownBy(() -> read(spark, "FAILFAST").count())
        .hasMessageContaining(folder.toString());
  }
}
