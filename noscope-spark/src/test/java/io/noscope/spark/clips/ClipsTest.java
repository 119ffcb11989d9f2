package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import io.noscope.video.ClipFrames;
import io.noscope.video.ClipRange;
import io.noscope.video.DecodedClip;
import io.noscope.video.Image;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class ClipsTest {
  private static final StructType NAMES = StructType.fromDDL("path STRING, frame INT");

  @TempDir private Path folder;

  private List<Row> write(Dataset<Row> rows) {
    return write(rows, ClipOptions.DEFAULT);
  }

  private List<Row> write(Dataset<Row> rows, ClipOptions options) {
    return NoScope.writeClips(rows, folder.toString(), options).collectAsList();
  }

  /** Everything in the folder, hidden files too, but for the checksums of the local file system. */
  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  private static Path file(Row clip) {
    return Path.of(URI.create(clip.getAs("clip")).getPath());
  }

  private static DecodedClip decoded(Row clip) throws IOException {
    return DecodedClip.of(file(clip));
  }

  private static List<Image> originals(long first, long last) throws IOException {
    List<Image> images = new ArrayList<>();
    try (ClipFrames frames =
        ClipFrames.open(
            Pedestrians.fileSystem(), Pedestrians.probe(), new ClipRange(first, last, 0))) {
      while (frames.advance()) {
        images.add(frames.image());
      }
    }
    return images;
  }

  private static Dataset<Row> rows(SparkSession spark, String path, LongStream frames) {
    return spark.createDataFrame(
        frames.mapToObj(frame -> RowFactory.create(path, (int) frame)).toList(), NAMES);
  }

  @Test
  void runsOfFramesBecomeClips(SparkSession spark) throws IOException {
    Dataset<Row> rows =
        Pedestrians.read(spark).where("frame between 90 and 129 or frame between 301 and 303");

    List<Row> clips = write(rows);

    assertThat(clips).extracting(clip -> clip.<Long>getAs("firstFrame")).containsExactly(90L, 301L);
    assertThat(clips).extracting(clip -> clip.<Long>getAs("lastFrame")).containsExactly(129L, 303L);
    assertThat(clips).extracting(clip -> clip.<Long>getAs("frames")).containsExactly(40L, 3L);
    assertThat(clips)
        .extracting(clip -> clip.<Double>getAs("startSeconds"))
        .containsExactly(9.0, 30.1);
    assertThat(clips)
        .extracting(clip -> clip.<Double>getAs("endSeconds"))
        .containsExactly(12.9, 30.3);
    assertThat(clips)
        .allSatisfy(
            clip -> {
              assertThat(clip.<String>getAs("path")).isEqualTo(Pedestrians.path());
              assertThat(clip.<String>getAs("endPath")).isEqualTo(Pedestrians.path());
              assertThat(clip.<String>getAs("error")).isNull();
            });
    assertThat(clips.stream().map(clip -> file(clip).getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(files());

    DecodedClip clip = decoded(clips.get(0));
    List<Image> originals = originals(89, 130);
    assertThat(clip.info().codec()).isEqualTo("h264");
    assertThat(clip.images()).hasSize(40);
    for (int i = 0; i < clip.images().size(); i++) {
      assertThat(clip.seconds().get(i)).isCloseTo(i / 10.0, within(1e-4));
      Image image = clip.images().get(i);
      double same = DecodedClip.difference(image, originals.get(i + 1));
      assertThat(same).as("frame %d", 90 + i).isLessThan(4);
      assertThat(same).isLessThan(DecodedClip.difference(image, originals.get(i)));
      assertThat(same).isLessThan(DecodedClip.difference(image, originals.get(i + 2)));
    }
  }

  /** A clip is a video like others, and a query over it tells what the next clips are. */
  @Test
  void framesThatAQueryFindsBecomeClips(SparkSession spark, @TempDir Path found) {
    write(rows(spark, Pedestrians.path(), LongStream.range(0, 120)));
    String camera = folder.getFileName().toString();
    Pedestrians.storePlan(spark, spark.conf().get("spark.noscope.store"), camera);
    Dataset<Row> frames =
        spark.read().format("video").options(Pedestrians.options()).load(folder.toString());
    Dataset<Row> people = NoScope.filter(frames, Pedestrians.QUERY);

    List<Row> clips =
        NoScope.writeClips(people, found.toString(), ClipOptions.DEFAULT.mergeGap(0))
            .collectAsList();

    assertThat(frames.count()).isEqualTo(120);
    assertThat(clips.stream().flatMapToLong(ClipsTest::numbers))
        .isNotEmpty()
        .containsExactlyElementsOf(Pedestrians.frames(people));
  }

  private static LongStream numbers(Row clip) {
    return LongStream.rangeClosed(clip.getAs("firstFrame"), clip.getAs("lastFrame"));
  }

  @Test
  void paddingAndWidthAreAsAskedFor(SparkSession spark) throws IOException {
    Dataset<Row> rows =
        rows(spark, Pedestrians.path(), LongStream.of(2, 3, 200, 207, 219, 793, 793));

    List<Row> clips = write(rows, ClipOptions.DEFAULT.mergeGap(0.7).padding(0.5).width(320));

    assertThat(clips)
        .extracting(c -> List.of(c.getLong(3), c.getLong(4), c.getLong(7)))
        .containsExactly(
            List.of(0L, 8L, 9L),
            List.of(195L, 212L, 18L),
            List.of(214L, 224L, 11L),
            List.of(788L, 794L, 7L));
    DecodedClip last = decoded(clips.get(3));
    assertThat(last.images()).hasSize(7);
    assertThat(last.info().width()).isEqualTo(320);
    assertThat(last.info().height()).isEqualTo(240);
  }

  @Test
  void variableRatesAreKept(SparkSession spark) throws IOException {
    String path = TestData.file("videos/traps/h264-vfr.mp4").toString();
    Dataset<Row> rows = spark.read().format("video").load(path);
    List<Double> times =
        rows.orderBy("frame").select("seconds").collectAsList().stream()
            .map(row -> row.getDouble(0))
            .toList();

    List<Row> clips = write(rows.where("frame >= 20").select("path", "frame"));

    assertThat(clips).hasSize(1);
    List<Double> seconds = decoded(clips.get(0)).seconds();
    assertThat(seconds).hasSize(100);
    for (int i = 0; i < seconds.size(); i++) {
      assertThat(seconds.get(i)).isCloseTo(times.get(20 + i) - times.get(20), within(2e-5));
    }
    assertThat(times.get(119) - times.get(20)).isNotCloseTo(times.get(99), within(0.1));
  }

  @Test
  void gapsAreToldByTheRowsTimes(SparkSession spark) {
    List<Row> rows =
        List.of(
            RowFactory.create(Pedestrians.path(), 10L, 1.0),
            RowFactory.create(Pedestrians.path(), 12L, 99.0));
    StructType type = StructType.fromDDL("path STRING, frame BIGINT, seconds DOUBLE");

    assertThat(write(spark.createDataFrame(rows, type))).hasSize(2);
    assertThat(write(spark.createDataFrame(rows, type).drop("seconds"))).hasSize(1);
  }

  @Test
  void runningItAgainOverwrites(SparkSession spark) throws IOException {
    Dataset<Row> rows = rows(spark, Pedestrians.path(), LongStream.range(40, 45));
    List<Row> first = write(rows);
    List<String> names = files();
    byte[] bytes = Files.readAllBytes(file(first.get(0)));
    Files.writeString(file(first.get(0)), "an older clip");
    Files.deleteIfExists(folder.resolve("." + names.get(0) + ".crc"));

    assertThat(write(rows)).isEqualTo(first);

    assertThat(files()).isEqualTo(names).hasSize(1);
    assertThat(file(first.get(0))).hasBinaryContent(bytes);
  }

  @Test
  void filesOfOneNameDoNotShareAClip(SparkSession spark, @TempDir Path archive) throws IOException {
    for (String day : List.of("monday", "tuesday")) {
      Files.createDirectories(archive.resolve(day).resolve("door"));
      Files.copy(Pedestrians.file(), archive.resolve(day).resolve("door/1.mp4"));
    }
    Dataset<Row> rows =
        rows(spark, archive + "/monday/door/1.mp4", LongStream.range(0, 4))
            .union(rows(spark, archive + "/tuesday/door/1.mp4", LongStream.range(0, 4)));

    List<Row> clips = write(rows);

    assertThat(clips).hasSize(2);
    assertThat(files()).hasSize(2).allMatch(name -> name.matches("door-1-.{8}-0-3\\.mp4"));
  }

  @Test
  void whatCannotBeReadStopsNoOther(SparkSession spark, @TempDir Path archive) throws IOException {
    Path bad = Files.writeString(archive.resolve("bad.mp4"), "no video");
    Path gone = archive.resolve("gone.mp4");
    Dataset<Row> rows =
        rows(spark, bad.toString(), LongStream.of(5, 300))
            .union(rows(spark, gone.toString(), LongStream.of(1)))
            .union(rows(spark, "nowhere://a/b", LongStream.of(1)))
            .union(rows(spark, Pedestrians.path(), LongStream.of(7, 8, 900)));

    List<Row> clips = write(rows);

    assertThat(clips).hasSize(5);
    assertThat(clips.stream().filter(clip -> clip.getAs("clip") != null))
        .singleElement()
        .satisfies(
            clip -> {
              assertThat(clip.<Long>getAs("firstFrame")).isEqualTo(7);
              assertThat(decoded(clip).images()).hasSize(2);
            });
    assertThat(clips.stream().map(clip -> clip.<String>getAs("error")))
        .anySatisfy(error -> assertThat(error).contains(bad.toString(), "not a video"))
        .anySatisfy(error -> assertThat(error).contains(gone.toString()))
        .anySatisfy(error -> assertThat(error).contains("nowhere"))
        .anySatisfy(error -> assertThat(error).contains("900 to 900", "has 795 frames"));
    assertThat(files()).hasSize(1);
  }

  @Test
  void noRowsAreNoClips(SparkSession spark) throws IOException {
    Dataset<Row> clips =
        NoScope.writeClips(Pedestrians.read(spark).where("frame < 0"), folder.toString());

    assertThat(clips.columns())
        .containsExactly(
            "clip",
            "path",
            "endPath",
            "firstFrame",
            "lastFrame",
            "startSeconds",
            "endSeconds",
            "frames",
            "error");
    assertThat(clips.collectAsList()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void aColumnThatIsMissingIsNamed(SparkSession spark) {
    Dataset<Row> rows = Pedestrians.read(spark);

    assertThatThrownBy(() -> write(rows.select("path", "seconds")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column frame")
        .hasMessageContaining("these rows have the columns path, seconds");
    assertThatThrownBy(() -> write(rows.selectExpr("frame AS path", "frame")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clips need a column path of type STRING")
        .hasMessageEndingWith("; here it is BIGINT");
    assertThatThrownBy(() -> write(rows.selectExpr("path", "seconds AS frame")))
        .hasMessageContaining("column frame of type BIGINT")
        .hasMessageEndingWith("; here it is DOUBLE");
  }

  @Test
  void optionsSayWhatIsWrong() {
    assertThatThrownBy(() -> ClipOptions.DEFAULT.mergeGap(-1)).hasMessageContaining("mergeGap");
    assertThatThrownBy(() -> ClipOptions.DEFAULT.padding(Double.NaN))
        .hasMessageContaining("padding is NaN");
    assertThatThrownBy(() -> ClipOptions.DEFAULT.width(-2)).hasMessageContaining("width is -2");
  }
}
