package io.noscope.spark.read;

import static io.noscope.spark.read.Streams.batches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code spark.readStream().format("video")}: each file once, in order, whatever happens. */
@ExtendWith(LocalSpark.class)
class VideoStreamTest {
  private static final Map<String, String> ONE_BY_ONE = Map.of("maxFilesPerTrigger", "1");

  @TempDir private Path home;
  private Recorder recorder;
  private Path checkpoint;

  @BeforeEach
  void startRecorder() throws IOException {
    recorder = new Recorder(home.resolve("hall"));
    checkpoint = home.resolve("checkpoint");
  }

  private Dataset<Row> frames(SparkSession spark, Map<String, String> options) {
    return Streams.read(spark, recorder.folder(), options).select("path", "frame");
  }

  /** Every frame of these clips once, in order; rows are path and frame. */
  private void assertFrames(List<Row> rows, String... paths) {
    List<Row> frames = new ArrayList<>();
    for (String path : paths) {
      LongStream.range(0, recorder.frames()).forEach(i -> frames.add(RowFactory.create(path, i)));
    }
    assertThat(rows).isEqualTo(frames);
  }

  @Test
  void filesComeOnceEachAsTheyAreDropped(SparkSession spark) throws IOException, TimeoutException {
    StreamingQuery query =
        frames(spark, Map.of()).writeStream().format("memory").queryName("dropped").start();
    try {
      query.processAllAvailable();
      assertThat(spark.table("dropped").count()).isZero();

      String first = recorder.drop("z.mp4");
      recorder.drop(".hidden.mp4");
      recorder.drop("_unfinished.mp4");
      query.processAllAvailable();
      String second = recorder.drop("a b%20[1].mp4");
      query.processAllAvailable();

      assertFrames(spark.table("dropped").collectAsList(), first, second);
      assertThat(inputRows(query))
          .containsExactly((long) recorder.frames(), (long) recorder.frames());
    } finally {
      query.stop();
    }
  }

  private static List<Long> inputRows(StreamingQuery query) {
    return Arrays.stream(query.recentProgress())
        .map(StreamingQueryProgress::numInputRows)
        .filter(rows -> rows > 0)
        .toList();
  }

  @Test
  void eachBatchHasAtMostTheFilesAskedFor(SparkSession spark)
      throws IOException, StreamingQueryException {
    String first = recorder.drop("c.mp4");
    String second = recorder.drop("b.mp4");
    String third = recorder.drop("a.mp4");

    Map<Long, List<Row>> batches = batches(frames(spark, ONE_BY_ONE), checkpoint);

    assertThat(batches).containsOnlyKeys(0L, 1L, 2L);
    assertFrames(batches.get(0L), first);
    assertFrames(batches.get(1L), second);
    assertFrames(batches.get(2L), third);
  }

  @Test
  void aRestartGoesOnWithFilesThatAreNew(SparkSession spark)
      throws IOException, StreamingQueryException {
    String first = recorder.drop("1.mp4");
    assertFrames(batches(frames(spark, Map.of()), checkpoint).get(0L), first);

    Files.setLastModifiedTime(
        recorder.folder().resolve("1.mp4"), FileTime.fromMillis(2_000_000_000_000L));
    String second = recorder.drop("2.mp4");
    Map<Long, List<Row>> more = batches(frames(spark, Map.of()), checkpoint);

    assertThat(more).containsOnlyKeys(1L);
    assertFrames(more.get(1L), second);
    assertThat(batches(frames(spark, Map.of()), checkpoint)).isEmpty();
  }

  @Test
  void aQueryKilledBetweenTwoFilesLosesNoneAndRepeatsNone(SparkSession spark)
      throws IOException, StreamingQueryException {
    String first = recorder.drop("1.mp4");
    String second = recorder.drop("2.mp4");
    String out = home.resolve("out").toString();

    assertThatThrownBy(
            () ->
                Streams.run(
                    frames(spark, ONE_BY_ONE),
                    checkpoint,
                    (batch, number) -> {
                      write(batch, number, out);
                      if (number == 1) {
                        throw new IllegalStateException("power cut");
                      }
                    }))
        .isInstanceOf(StreamingQueryException.class)
        .hasMessageContaining("power cut");
    String third = recorder.drop("3.mp4");
    Streams.run(
        frames(spark, ONE_BY_ONE), checkpoint, (batch, number) -> write(batch, number, out));

    assertFrames(
        spark.read().parquet(out).select("path", "frame").sort("path", "frame").collectAsList(),
        first,
        second,
        third);
  }

  /** A batch that is written again takes the place of its first attempt. */
  private static void write(Dataset<Row> batch, long number, String out) {
    batch.write().mode("overwrite").parquet(out + "/batch=" + number);
  }

  @Test
  void aBatchThatSparkHadNotNotedDownComesAgainWithTheSameFiles(SparkSession spark)
      throws IOException, StreamingQueryException {
    recorder.drop("1.mp4");
    String second = recorder.drop("2.mp4");
    String third = recorder.drop("3.mp4");
    batches(frames(spark, ONE_BY_ONE), checkpoint);
    forget(1);
    forget(2);
    String fourth = recorder.drop("0.mp4");

    Map<Long, List<Row>> again = batches(frames(spark, Map.of()), checkpoint);

    assertThat(again).containsOnlyKeys(1L, 2L, 3L);
    assertFrames(again.get(1L), second);
    assertFrames(again.get(2L), third);
    assertFrames(again.get(3L), fourth);
  }

  /** Leaves Spark's own logs as they are before a batch begins. */
  private void forget(int batch) throws IOException {
    for (String log : List.of("offsets", "commits")) {
      Files.delete(checkpoint.resolve(log).resolve(String.valueOf(batch)));
      Files.deleteIfExists(checkpoint.resolve(log).resolve("." + batch + ".crc"));
    }
  }

  @Test
  void filesThatAreNoVideosOrGoneAreLeftOut(SparkSession spark)
      throws IOException, StreamingQueryException {
    recorder.drop("1.mp4", "no video".getBytes(StandardCharsets.UTF_8));
    recorder.drop("2.mp4");
    batches(frames(spark, ONE_BY_ONE), checkpoint);
    forget(1);
    Files.delete(recorder.folder().resolve("2.mp4"));
    recorder.drop("3.mp4", new byte[0]);
    String fourth = recorder.drop("4.mp4");

    Map<Long, List<Row>> batches = batches(frames(spark, Map.of()), checkpoint);

    assertThat(batches.get(1L)).isEmpty();
    assertFrames(batches.get(2L), fourth);
  }

  @Test
  void aFolderThatDoesNotExistIsNamed(SparkSession spark) {
    assertThatThrownBy(
            () ->
                batches(
                    Streams.read(spark, home.resolve("nowhere"), Map.of()).select("frame"),
                    checkpoint))
        .isInstanceOf(StreamingQueryException.class)
        .hasMessageContaining("nowhere: no such file, folder or pattern");
  }

  @Test
  void aStreamReadTwiceGivesBoth(SparkSession spark) throws IOException, StreamingQueryException {
    String path = recorder.drop("1.mp4");
    Dataset<Row> frames = Streams.read(spark, recorder.folder(), Map.of());

    Map<Long, List<Row>> batches =
        batches(
            frames
                .selectExpr("path", "frame")
                .union(frames.selectExpr("path", "frame + 0 * length(camera)")),
            checkpoint);

    assertFrames(batches.get(0L), path, path);
  }
}
