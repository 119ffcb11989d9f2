package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of very many files is planned by its listing alone. */
@ExtendWith(LocalSpark.class)
class ManyFilesTest {
  private static final Logger LOG = LoggerFactory.getLogger(ManyFilesTest.class);
  private static final int FILES = Integer.getInteger("noscope.manyFiles", 20_000);
  private static final int PARTITIONS = 64;

  @TempDir private Path folder;

  @Test
  void areDealtOutToTasksUnopened(SparkSession spark) throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.write(folder.resolve(i + ".mp4"), new byte[] {1, 2, 3});
    }
    Map<String, String> options = Map.of("partitions", String.valueOf(PARTITIONS));
    long start = System.nanoTime();

    Watch.Seen<Integer> planned =
        Watch.over(
            spark,
            () -> Traps.read(spark, folder, options).select("frame").javaRDD().getNumPartitions());

    LOG.info("planned {} files in {} ms", FILES, (System.nanoTime() - start) / 1_000_000);
    assertThat(planned.result()).isEqualTo(PARTITIONS);
    assertThat(planned.bytesRead()).isZero();
    assertThat(planned.jobs()).noneMatch(job -> job.startsWith("probing"));
  }
}
