package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.detect.DetectorSpec;
import io.noscope.label.Detection;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.pictures.Canvas;
import io.noscope.store.DetectionStore;
import io.noscope.video.DecodedClip;
import io.noscope.video.Image;
import io.noscope.video.VideoFile;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code noscope query --clips}, over a plan that the store has. */
@ExtendWith(LocalSpark.class)
class QueryClipsTest {
  private static final int FRAMES = 60;
  private static final double RATE = 10;

  @TempDir private Path folder;

  /** Two seconds of somebody, with a few more around; and a file that is no video. */
  private Path recording(SparkSession spark) throws IOException {
    Path door = Files.createDirectories(folder.resolve("door"));
    Path cut = Pedestrians.cut(spark, 240, FRAMES, folder.resolve("cut"));
    Files.writeString(door.resolve("text.mp4"), "Dear diary,\n".repeat(100));
    return Files.copy(cut, door.resolve("a.mp4"));
  }

  private static Path file(Row clip) {
    return Path.of(URI.create(clip.getAs("clip")).getPath());
  }

  private Captured query(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "query",
                "--object=person",
                "--region=" + Pedestrians.REGION,
                "--false-positive-rate=0.2",
                "--false-negative-rate=0.2",
                "--merge-gap=0.6",
                "--padding=0.3",
                "--store=" + folder.resolve("store"),
                "--out=" + folder.resolve("out")));
    arguments.addAll(List.of(more));
    arguments.add(folder.resolve("door").toString());
    return Captured.noscope(arguments.toArray(String[]::new));
  }

  @Tag("slow")
  @Test
  void writesEachEventWithAndWithoutBoxes(SparkSession spark) throws IOException {
    Path video = recording(spark);
    Pedestrians.storePlan(spark, folder.resolve("store").toString(), "door");

    Captured captured = query("--clips=" + folder.resolve("clips"));
    Captured boxed = query("--clips=" + folder.resolve("boxed"), "--boxes", "--json");

    assertThat(captured.complaints()).isEmpty();
    List<Row> events =
        spark.read().parquet(folder.resolve("out/events.parquet").toString()).collectAsList();
    List<Row> clips = listed(spark, "clips");
    assertThat(events).isNotEmpty();
    assertThat(captured.out())
        .contains("%d clips in ".formatted(events.size()))
        .contains("left out file:" + folder.resolve("door/text.mp4") + ": not a video");
    assertThat(clips).hasSameSizeAs(events);
    List<Image> originals = DecodedClip.of(video).images();
    for (int i = 0; i < clips.size(); i++) {
      assertShows(events.get(i), clips.get(i), originals);
    }

    assertThat(boxed.complaints()).isEmpty();
    assertThat(new ObjectMapper().readTree(boxed.out()).get("clips").textValue())
        .isEqualTo(folder.resolve("boxed").toString());
    assertThat(names("boxed")).isEqualTo(names("clips"));
    assertBoxes(video, clips.get(0));
  }

  private List<Row> listed(SparkSession spark, String clips) {
    return spark
        .read()
        .option("header", true)
        .schema(
            "clip STRING, path STRING, endPath STRING, firstFrame BIGINT, lastFrame BIGINT,"
                + " startSeconds DOUBLE, endSeconds DOUBLE, frames BIGINT, error STRING")
        .csv(folder.resolve(clips).resolve("clips.csv").toString())
        .collectAsList();
  }

  private List<String> names(String clips) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(clips))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  /** All frames of the event, padding and all, and no other. */
  private static void assertShows(Row event, Row row, List<Image> originals) throws IOException {
    long first = event.getAs("startFrame");
    long last = event.getAs("endFrame");
    assertThat(row.<Long>getAs("firstFrame")).isEqualTo(first);
    assertThat(row.<Long>getAs("lastFrame")).isEqualTo(last);
    assertThat(row.<Long>getAs("frames")).isEqualTo(event.<Long>getAs("frames"));
    assertThat(row.<String>getAs("error")).isNull();

    DecodedClip clip = DecodedClip.of(file(row));
    assertThat(clip.images()).hasSize(Math.toIntExact(last - first + 1));
    assertThat(clip.seconds().get(clip.seconds().size() - 1))
        .isCloseTo(
            event.<Double>getAs("endSeconds") - event.<Double>getAs("startSeconds"),
            within(0.5 / RATE));
    assertThat(nearest(clip.images().get(0), originals)).isEqualTo(first);
    assertThat(nearest(clip.images().get(clip.images().size() - 1), originals)).isEqualTo(last);
  }

  private static long nearest(Image image, List<Image> originals) {
    int nearest = 0;
    for (int i = 1; i < originals.size(); i++) {
      if (DecodedClip.difference(image, originals.get(i))
          < DecodedClip.difference(image, originals.get(nearest))) {
        nearest = i;
      }
    }
    return nearest;
  }

  /** On every frame in which the detector sees somebody in the region, around them. */
  private void assertBoxes(Path video, Row clip) throws IOException {
    List<Image> plain = DecodedClip.of(file(clip)).images();
    Path drawn = folder.resolve("boxed").resolve(file(clip).getFileName());
    List<Image> boxed = DecodedClip.of(drawn).images();
    Configuration hadoop = new Configuration();
    VideoFile version =
        new VideoFile(
            "file:" + video, Files.size(video), Files.getLastModifiedTime(video).toMillis());
    var known =
        new DetectionStore(
                hadoop, folder.resolve("store").toString(), DetectorSpec.BUILT_IN.id(hadoop))
            .known(version);
    int drawnOn = 0;
    for (int i = 0; i < boxed.size(); i++) {
      List<Detection> all = known.of(clip.<Long>getAs("firstFrame") + i).orElseThrow();
      for (Detection each : all) {
        if (Pedestrians.QUERY.isPresentIn(List.of(each))) {
          drawnOn++;
          int x = Math.round(each.box().xmin());
          int y = Math.round(each.box().centreY());
          assertThat(off(boxed.get(i), x, y)).as("frame %d", i).isLessThan(60);
          assertThat(off(plain.get(i), x, y)).as("frame %d", i).isGreaterThan(90);
        }
      }
      if (!Pedestrians.QUERY.isPresentIn(all)) {
        assertThat(DecodedClip.difference(boxed.get(i), plain.get(i))).isLessThan(2);
      }
    }
    assertThat(drawnOn).isPositive();
  }

  /** How far from the colour of boxes the nearest of the pixels around is, in steps of 255. */
  private static double off(Image image, int x, int y) {
    Color found = Canvas.FOUND;
    double least = Double.POSITIVE_INFINITY;
    for (int column = x - 1; column <= x + 1; column++) {
      int at = 3 * (y * image.width() + column);
      double blue = (image.bgr()[at] & 0xff) - found.getBlue();
      double green = (image.bgr()[at + 1] & 0xff) - found.getGreen();
      double red = (image.bgr()[at + 2] & 0xff) - found.getRed();
      least = Math.min(least, Math.sqrt(blue * blue + green * green + red * red));
    }
    return least;
  }
}
