package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which files a read is about: as Spark's own file sources would have it. */
@ExtendWith(LocalSpark.class)
class ListingOptionsTest {
  private static final int FRAMES = 120;
  private static final Instant MONDAY = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-06-02T12:00:00Z");

  @TempDir private static Path folder;

  @BeforeAll
  static void copy() throws IOException {
    add("lobby/a.mp4", MONDAY);
    add("lobby/b.mp4", TUESDAY);
    add("lobby/notes.avi", TUESDAY);
    add("lobby/.hidden.mp4", MONDAY);
    add("lobby/_unfinished.mp4", MONDAY);
    add("lobby/deeper/c.mp4", TUESDAY);
    add("yard/d.mp4", MONDAY);
    add("by/camera=gate/date=2026-06-01/e.mp4", MONDAY);
    add("by/camera=dock%3A1/date=2026-06-01/f.mp4", MONDAY);
  }

  private static void add(String name, Instant modified) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Traps.copy(name.endsWith(".avi") ? "mjpeg.avi" : "h264-vfr.mp4", file);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  /** The camera of each file that is read, by its name; each read completely. */
  private static SortedMap<String, String> read(
      SparkSession spark, Map<String, String> options, String... paths) {
    String[] below =
        List.of(paths).stream().map(p -> folder.resolve(p).toString()).toArray(String[]::new);
    Dataset<Row> frames =
        spark.read().format("video").options(options).load(below).select("path", "camera");
    SortedMap<String, String> cameras = new TreeMap<>();
    for (Row file : frames.groupBy("path", "camera").count().collectAsList()) {
      assertThat(file.getLong(2)).isEqualTo(FRAMES);
      assertThat(cameras.put(Traps.name(file.getString(0)), file.getString(1))).isNull();
    }
    return cameras;
  }

  @Test
  void aFolderIsItsFilesWithoutHiddenOnes(SparkSession spark) {
    assertThat(read(spark, Map.of(), "lobby"))
        .isEqualTo(Map.of("a.mp4", "lobby", "b.mp4", "lobby", "notes.avi", "lobby"));
  }

  @Test
  void foldersOfFoldersAreReadWhereAskedFor(SparkSession spark) {
    Map<String, String> deep = Map.of("recursiveFileLookup", "true", "pathGlobFilter", "*.mp4");

    assertThat(read(spark, deep, "lobby"))
        .isEqualTo(Map.of("a.mp4", "lobby", "b.mp4", "lobby", "c.mp4", "deeper"));
  }

  @Test
  void namesAreFiltered(SparkSession spark) {
    assertThat(read(spark, Map.of("pathGlobFilter", "*.mp4"), "lobby"))
        .containsOnlyKeys("a.mp4", "b.mp4");
    assertThat(read(spark, Map.of("pathGlobFilter", "[ab].*"), "lobby"))
        .containsOnlyKeys("a.mp4", "b.mp4");
  }

  @Test
  void timesAreFiltered(SparkSession spark) {
    spark.conf().set("spark.sql.session.timeZone", "UTC");
    try {
      assertThat(read(spark, Map.of("modifiedAfter", "2026-06-02T00:00:00"), "lobby"))
          .containsOnlyKeys("b.mp4", "notes.avi");
      assertThat(read(spark, Map.of("modifiedBefore", "2026-06-02T00:00:00"), "lobby"))
          .containsOnlyKeys("a.mp4");
    } finally {
      spark.conf().unset("spark.sql.session.timeZone");
    }
  }

  @Test
  void severalPathsAreOneReadWithEachFileOnce(SparkSession spark) {
    assertThat(read(spark, Map.of(), "lobby/a.mp4", "yard", "lobby/[ab].mp4"))
        .isEqualTo(Map.of("a.mp4", "lobby", "b.mp4", "lobby", "d.mp4", "yard"));
  }

  @Test
  void foldersNamedByAColumnNameTheCamera(SparkSession spark) {
    assertThat(read(spark, Map.of(), "by")).isEqualTo(Map.of("e.mp4", "gate", "f.mp4", "dock:1"));
    assertThat(read(spark, Map.of(), "by/camera=gate/*")).isEqualTo(Map.of("e.mp4", "gate"));
    assertThat(read(spark, Map.of("camera", "one"), "by"))
        .isEqualTo(Map.of("e.mp4", "one", "f.mp4", "one"));
  }

  @Test
  void whatNamesNothingIsAnErrorThatNamesIt(SparkSession spark) {
    assertThatThrownBy(() -> read(spark, Map.of(), "attic")).hasMessageContaining("attic");
    assertThatThrownBy(() -> read(spark, Map.of("pathGlobFilter", "*.mkv"), "lobby"))
        .hasMessageContaining("lobby")
        .hasMessageContaining("no file");
    assertThatThrownBy(() -> read(spark, Map.of("recursiveLookup", "true"), "lobby"))
        .hasMessageContaining("recursiveFileLookup");
  }
}
