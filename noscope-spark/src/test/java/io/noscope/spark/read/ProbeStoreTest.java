package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Watch;
import io.noscope.spark.files.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file without an index is probed once, in parts, and what was found is in the store. */
@ExtendWith(LocalSpark.class)
class ProbeStoreTest {
  private static final String PART = "spark.sql.files.maxPartitionBytes";
  private static final int FRAMES = 200;
  private static final int PACKET = 188;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copy(SparkSession spark) throws IOException {
    file = Traps.copy("h264-offset.ts", folder.resolve("recording.ts"));
    spark.conf().set(PART, 65_536);
  }

  @AfterEach
  void reset(SparkSession spark) {
    spark.conf().unset(PART);
  }

  private List<Row> read(SparkSession spark, int partitions) {
    Map<String, String> options =
        Map.of(
            "partitions",
            String.valueOf(partitions),
            "segmentFrames",
            "20",
            "store",
            folder.resolve("store").toString());
    return Traps.read(spark, file, options)
        .select("frame", "seconds", "pts", "keyframe")
        .collectAsList();
  }

  /** What another JVM would do. */
  private Watch.Seen<List<Row>> readAnew(SparkSession spark, int partitions) {
    Probes.forget();
    return Watch.over(spark, () -> read(spark, partitions));
  }

  private List<Path> probes() throws IOException {
    Path probes = folder.resolve("store/probes");
    if (!Files.exists(probes)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(probes)) {
      return files
          .filter(path -> path.toString().endsWith(".json"))
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  @Test
  void partsGiveTheRowsOfTheWhole(SparkSession spark) {
    List<Row> inParts = readAnew(spark, 3).result();

    assertThat(inParts)
        .extracting(row -> row.getLong(0))
        .containsExactlyElementsOf(IntStream.range(0, FRAMES).mapToObj(Long::valueOf).toList());
    assertThat(readAnew(spark, 1).result()).isEqualTo(inParts);
    spark.conf().unset(PART);
    Path other = folder.resolve("other");
    List<Row> probedWhole =
        Traps.read(spark, file, Map.of("partitions", "1", "store", other.toString()))
            .select("frame", "seconds", "pts", "keyframe")
            .collectAsList();
    assertThat(probedWhole).isEqualTo(inParts);
  }

  @Test
  void itIsProbedInPartsByTasks(SparkSession spark) {
    Watch.Seen<List<Row>> seen = readAnew(spark, 3);

    assertThat(seen.jobs()).anyMatch(job -> job.startsWith("probing"));
  }

  @Test
  void theNextJvmFindsWhatWasFound(SparkSession spark) throws IOException {
    assertThat(probes()).isEmpty();
    Watch.Seen<List<Row>> first = readAnew(spark, 3);
    assertThat(probes()).hasSize(1);

    Watch.Seen<List<Row>> second = readAnew(spark, 3);

    assertThat(second.result()).isEqualTo(first.result());
    assertThat(second.jobs()).noneMatch(job -> job.startsWith("probing"));
    assertThat(second.bytesRead()).isLessThan(first.bytesRead() - Files.size(file) / 2);
    assertThat(probes()).hasSize(1);
  }

  @Test
  void aFileThatHasChangedIsProbedAgain(SparkSession spark) throws IOException {
    readAnew(spark, 3);
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / PACKET / 2 * PACKET));

    Watch.Seen<List<Row>> seen = readAnew(spark, 2);

    assertThat(seen.jobs()).anyMatch(job -> job.startsWith("probing"));
    assertThat(seen.result()).hasSizeBetween(FRAMES / 3, FRAMES * 2 / 3);
    assertThat(probes()).hasSize(1);
  }

  @Test
  void anIndexedFileLeavesNothing(SparkSession spark) throws IOException {
    file = Traps.copy("h264-bframes.mp4", folder.resolve("recording.mp4"));

    assertThat(readAnew(spark, 3).result()).hasSize(FRAMES);

    assertThat(probes()).isEmpty();
  }
}
