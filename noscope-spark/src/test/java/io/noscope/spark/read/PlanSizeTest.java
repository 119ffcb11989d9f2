package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the driver does about 10,000 segments and more, and what a task of them has to carry. */
@ExtendWith(LocalSpark.class)
class PlanSizeTest {
  private static final int FILES = 1_000;
  private static final int SEGMENT_FRAMES = 50;
  private static final int SEGMENTS = 10_000;

  private static final int MOST_BYTES = 32 << 10;

  @TempDir private static Path archive;
  @TempDir private static Path store;

  @BeforeAll
  static void linkFiles() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.createSymbolicLink(archive.resolve("%04d.mp4".formatted(i)), Pedestrians.file());
    }
    assertThat(FILES * Pedestrians.probe().segments(SEGMENT_FRAMES).size()).isGreaterThan(SEGMENTS);
  }

  /** The frames, read through a file system that counts what is opened in this JVM. */
  private static Dataset<Row> labelled(SparkSession spark) {
    Pedestrians.storePlan(spark, store.toString(), "archive");
    spark
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.%s.impl".formatted(CountingFileSystem.SCHEME), CountingFileSystem.class.getName());
    return spark
        .read()
        .format("video")
        .options(Pedestrians.options())
        .option("segmentFrames", SEGMENT_FRAMES)
        .option("store", store.toString())
        .option("camera", "archive")
        .option("label", "person")
        .load(CountingFileSystem.SCHEME + ":" + archive);
  }

  @Test
  void noFileIsOpenedAndNoTaskCarriesMuch(SparkSession spark) {
    int before = CountingFileSystem.opened();

    var planned =
        Watch.over(
            spark,
            () -> {
              Batch batch = Plans.scan(labelled(spark)).toBatch();
              InputPartition[] partitions = batch.planInputPartitions();
              return new Planned(List.of(partitions), bytes(batch.createReaderFactory()));
            });

    assertThat(CountingFileSystem.opened()).isEqualTo(before);
    assertThat(planned.jobs()).isEmpty();
    List<InputPartition> partitions = planned.result().partitions();
    assertThat(partitions.stream().mapToInt(PlanSizeTest::files).sum())
        .isGreaterThanOrEqualTo(FILES);
    assertThat(partitions).allSatisfy(p -> assertThat(bytes(p)).isLessThan(MOST_BYTES));
    assertThat(planned.result().factoryBytes()).isLessThan(MOST_BYTES);
  }

  private record Planned(List<InputPartition> partitions, int factoryBytes) {}

  private static int files(InputPartition partition) {
    return ((VideoPartition) partition).ranges().size();
  }

  /** Length as Spark sends it to an executor. */
  private static int bytes(Object sent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.size();
  }
}
