package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.VideoListing;
import io.noscope.video.DecodedClip;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  /** A camera's recordings, 12 frames each. */
  private Archive archive(SparkSession spark, String... names) throws IOException {
    Path door = Files.createDirectories(folder.resolve("door"));
    List<Row> frames =
        java.util.stream.LongStream.range(100, 100 + FRAMES)
            .mapToObj(frame -> RowFactory.create(Pedestrians.path(), frame))
            .toList();
    Row cut =
        Clips.write(
                spark.createDataFrame(frames, StructType.fromDDL("path STRING, frame BIGINT")),
                folder.resolve("cut").toString(),
                ClipOptions.DEFAULT.width(160))
            .head();
    for (String name : names) {
      Files.copy(file(cut), door.resolve(name));
    }
    return Archives.open(
        spark, new VideoListing(List.of(door.toString()), Map.of()).videos(spark), conf());
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

  @Test
  void anEventInSeveralFilesIsAClipOfEach(SparkSession spark) throws IOException {
    Archive archive = archive(spark, "a.mp4", "b.mp4", "c.mp4", "d.mp4");

    List<Row> clips = write(spark, archive, event("a.mp4", 9, "c.mp4", 4));

    assertThat(clips)
        .extracting(c -> List.of(c.getAs("path"), c.getAs("firstFrame"), c.getAs("lastFrame")))
        .containsExactly(
            List.of(path("a.mp4"), 9L, 11L),
            List.of(path("b.mp4"), 0L, 11L),
            List.of(path("c.mp4"), 0L, 4L));
    for (Row clip : clips) {
      assertThat(DecodedClip.of(file(clip)).images())
          .hasSize(Math.toIntExact(clip.<Long>getAs("frames")));
      assertThat(file(clip).getFileName().toString()).startsWith("door-");
    }
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
