package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.spark.EventOptions;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.VideoListing;
import io.noscope.video.DecodedClip;
import io.noscope.video.Ffprobe;
import io.noscope.video.Image;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class EventClipsTest {
  private static final StructType EVENT =
      StructType.fromDDL(
          "camera STRING, startPath STRING, startFrame BIGINT, endPath STRING, endFrame BIGINT");
  private static final int FRAMES = 12;

  @TempDir private Path folder;

  /** A camera's recordings, 12 frames each, ten seconds apart: none looks like another. */
  private Archive archive(SparkSession spark, String... names) throws IOException {
    for (int i = 0; i < names.length; i++) {
      record(spark, names[i], 100 + 100 * i, 320);
    }
    return archive(spark);
  }

  private Archive archive(SparkSession spark) {
    String door = folder.resolve("door").toString();
    return Archives.open(spark, new VideoListing(List.of(door), Map.of()).videos(spark), conf());
  }

  private void record(SparkSession spark, String name, long firstFrame, int width)
      throws IOException {
    List<Row> frames =
        LongStream.range(firstFrame, firstFrame + FRAMES)
            .mapToObj(frame -> RowFactory.create(Pedestrians.path(), frame))
            .toList();
    Row cut =
        Clips.write(
                spark.createDataFrame(frames, StructType.fromDDL("path STRING, frame BIGINT")),
                folder.resolve("cut").toString(),
                ClipOptions.DEFAULT.width(width))
            .head();
    Files.copy(file(cut), Files.createDirectories(folder.resolve("door")).resolve(name));
  }

  private static NoScopeConf conf() {
    return NoScopeConf.resolve(Map.of(), SQLConf.get(), List.of());
  }

  private static Path file(Row clip) {
    return Path.of(URI.create(clip.getAs("clip")).getPath());
  }

  private String path(String name) {
    return "file:" + folder.resolve("door").resolve(name);
  }

  private Row event(String startFile, long startFrame, String endFile, long endFrame) {
    Object[] values = {"door", path(startFile), startFrame, path(endFile), endFrame};
    return new GenericRowWithSchema(values, EVENT);
  }

  private List<Row> write(SparkSession spark, Archive archive, Row... events) throws IOException {
    return new EventClips(archive, conf())
        .write(spark, List.of(events), folder.resolve("clips").toString())
        .collectAsList();
  }

  /** Frames of the recordings, one recording after the other. */
  private List<Image> originals(String... names) throws IOException {
    List<Image> images = new ArrayList<>();
    for (String name : names) {
      images.addAll(DecodedClip.of(folder.resolve("door").resolve(name)).images());
    }
    return images;
  }

  private static int nearest(Image image, List<Image> originals) {
    return IntStream.range(0, originals.size())
        .boxed()
        .min(Comparator.comparing(i -> DecodedClip.difference(image, originals.get(i))))
        .orElseThrow();
  }

  /** Each of the frames from the one to the other, at ten frames a second, and no other. */
  private static void assertShows(Row clip, List<Image> originals, int first, int last)
      throws IOException, InterruptedException {
    DecodedClip decoded = DecodedClip.of(file(clip));
    assertThat(decoded.images().stream().map(image -> nearest(image, originals)))
        .containsExactlyElementsOf(IntStream.rangeClosed(first, last).boxed().toList());
    for (int i = 0; i <= last - first; i++) {
      assertThat(decoded.seconds().get(i)).isCloseTo(i / 10.0, within(1e-4));
    }
    assertThat(Ffprobe.seconds(file(clip).toString())).hasSize(last - first + 1);
  }

  @Test
  void anEventInSeveralFilesIsOneClip(SparkSession spark) throws Exception {
    Archive archive = archive(spark, "a.mp4", "b.mp4", "c.mp4", "d.mp4");

    List<Row> clips = write(spark, archive, event("a.mp4", 9, "c.mp4", 4));

    assertThat(clips).hasSize(1);
    Row clip = clips.get(0);
    assertThat(clip.<String>getAs("path")).isEqualTo(path("a.mp4"));
    assertThat(clip.<String>getAs("endPath")).isEqualTo(path("c.mp4"));
    assertThat(clip.<Long>getAs("firstFrame")).isEqualTo(9);
    assertThat(clip.<Long>getAs("lastFrame")).isEqualTo(4);
    assertThat(clip.<Double>getAs("startSeconds")).isCloseTo(0.9, within(1e-4));
    assertThat(clip.<Double>getAs("endSeconds")).isCloseTo(0.4, within(1e-4));
    assertThat(clip.<Long>getAs("frames")).isEqualTo(3 + 12 + 5);
    assertThat(file(clip).getFileName().toString()).startsWith("door-a-c-");
    assertShows(clip, originals("a.mp4", "b.mp4", "c.mp4", "d.mp4"), 9, 28);
  }

  @Test
  void paddingReachesIntoTheFilesAround(SparkSession spark) throws Exception {
    Archive archive = archive(spark, "a.mp4", "b.mp4", "c.mp4");
    List<Row> labels = new ArrayList<>();
    for (String name : List.of("a.mp4", "b.mp4", "c.mp4")) {
      for (long frame = 0; frame < FRAMES; frame++) {
        boolean present = name.equals("b.mp4") && frame >= 1 && frame <= 9;
        labels.add(RowFactory.create("door", path(name), frame, frame / 10.0, present));
      }
    }
    Dataset<Row> frames =
        spark.createDataFrame(
            labels,
            StructType.fromDDL(
                "camera STRING, path STRING, frame BIGINT, seconds DOUBLE, present BOOLEAN"));
    Row event = NoScope.events(frames, EventOptions.DEFAULT.padding(0.35)).collectAsList().get(0);

    Row clip = write(spark, archive, event).get(0);

    assertThat(clip.<String>getAs("path")).isEqualTo(path("a.mp4"));
    assertThat(clip.<String>getAs("endPath")).isEqualTo(path("c.mp4"));
    assertThat(clip.<Long>getAs("frames")).isEqualTo(event.<Long>getAs("frames"));
    int first = Math.toIntExact(event.<Long>getAs("startFrame"));
    int last = Math.toIntExact(2 * FRAMES + event.<Long>getAs("endFrame"));
    assertThat(event.<Long>getAs("frames")).isEqualTo(last - first + 1L);
    assertShows(clip, originals("a.mp4", "b.mp4", "c.mp4"), first, last);
  }

  @Test
  void whereSizesChangeAnotherClipBegins(SparkSession spark) throws IOException {
    record(spark, "a.mp4", 100, 320);
    record(spark, "b.mp4", 112, 320);
    record(spark, "c.mp4", 124, 160);

    List<Row> clips = write(spark, archive(spark), event("a.mp4", 9, "c.mp4", 4));

    assertThat(clips)
        .extracting(c -> List.of(c.getAs("path"), c.getAs("endPath"), c.getAs("frames")))
        .containsExactly(
            List.of(path("a.mp4"), path("b.mp4"), 15L), List.of(path("c.mp4"), path("c.mp4"), 5L));
    assertThat(DecodedClip.of(file(clips.get(0))).info().width()).isEqualTo(320);
    assertThat(DecodedClip.of(file(clips.get(1))).info().width()).isEqualTo(160);
  }

  @Test
  void aFileThatIsGoneStopsNoOther(SparkSession spark) throws IOException {
    Archive archive = archive(spark, "a.mp4", "b.mp4", "c.mp4");
    Files.delete(folder.resolve("door/b.mp4"));

    List<Row> clips = write(spark, archive, event("a.mp4", 9, "c.mp4", 4));

    assertThat(clips).extracting(c -> c.<Long>getAs("frames")).containsExactly(3L, 0L, 5L);
    assertThat(clips.get(1).<String>getAs("clip")).isNull();
    assertThat(clips.get(1).<String>getAs("error")).contains(path("b.mp4"));
  }

  @Test
  void eventsThatPaddingMadeTheSameAreOneClip(SparkSession spark) throws IOException {
    Archive archive = archive(spark, "a.mp4");

    List<Row> clips =
        write(
            spark,
            archive,
            event("a.mp4", 0, "a.mp4", 11),
            event("a.mp4", 0, "a.mp4", 11),
            event("a.mp4", 2, "a.mp4", 11));

    assertThat(clips).extracting(c -> c.<Long>getAs("firstFrame")).containsExactly(0L, 2L);
  }
}
