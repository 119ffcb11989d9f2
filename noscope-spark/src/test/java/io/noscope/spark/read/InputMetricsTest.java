package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Spark's UI shows what a read has read: bytes of files, and rows. */
@ExtendWith(LocalSpark.class)
class InputMetricsTest {
  @TempDir private Path folder;

  /** A copy that nobody has looked into. */
  private Dataset<Row> fresh(SparkSession spark, Map<String, String> options) throws IOException {
    Path copy = Files.copy(Pedestrians.file(), folder.resolve("copy.mp4"));
    return Traps.read(spark, copy, options);
  }

  @Test
  void aFullReadReadsTheFileOnce(SparkSession spark) throws IOException {
    Dataset<Row> frames = fresh(spark, Map.of("partitions", "1")).select("frame");

    Watch.Seen<List<Row>> seen = Watch.over(spark, frames::collectAsList);

    assertThat(seen.recordsRead()).isEqualTo(Pedestrians.FRAMES);
    double length = Files.size(Pedestrians.file());
    assertThat(seen.bytesRead() / length).isBetween(0.95, 1.1);
  }

  @Test
  void partsReadLittleMoreThanTheWhole(SparkSession spark) throws IOException {
    Dataset<Row> frames =
        fresh(spark, Map.of("partitions", "4", "segmentFrames", "50")).select("frame");

    Watch.Seen<List<Row>> seen = Watch.over(spark, frames::collectAsList);

    assertThat(seen.recordsRead()).isEqualTo(Pedestrians.FRAMES);
    double length = Files.size(Pedestrians.file());
    assertThat(seen.bytesRead() / length).isBetween(0.95, 1.3);
  }

  @Test
  void rowsThatTheScanLeavesOutAreNotRead(SparkSession spark) throws IOException {
    Dataset<Row> few = fresh(spark, Map.of("partitions", "4")).where("frame < 50").select("frame");

    Watch.Seen<List<Row>> seen = Watch.over(spark, few::collectAsList);

    assertThat(seen.recordsRead()).isEqualTo(50);
    assertThat(seen.bytesRead()).isLessThan(Files.size(Pedestrians.file()) / 2);
  }

  @Test
  void aCountFromIndexesDecodesNothing(SparkSession spark) throws IOException {
    Watch.Seen<Long> seen = countOfTheHour(spark);

    assertThat(seen.result()).isEqualTo(36_000);
    assertThat(seen.decoded()).isZero();
    assertThat(seen.bytesRead()).isPositive();
  }

  @Test
  void aCountFromIndexesReadsLittle(SparkSession spark) throws IOException {
    Watch.Seen<Long> seen = countOfTheHour(spark);

    assertThat((double) seen.bytesRead() / bytes(lobby())).isLessThan(0.01);
  }

  private Watch.Seen<Long> countOfTheHour(SparkSession spark) throws IOException {
    for (Path file : lobby()) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    Dataset<Row> frames = Traps.read(spark, folder, Map.of());
    return Watch.over(spark, frames::count);
  }

  private static long bytes(List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static List<Path> lobby() throws IOException {
    try (Stream<Path> files = Files.list(TestData.file("archive"))) {
      return files.filter(file -> file.getFileName().toString().matches("lobby-.*mp4")).toList();
    }
  }
}
