package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.TemporaryFiles;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.TaskLocation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** A video on a real HDFS in this JVM is read where it is, in parts, once. */
@ExtendWith(LocalSpark.class)
class HdfsReadTest {
  private static final String NODE = "node-1.example";
  private static final long BLOCK = 1 << 20;
  private static final int FRAMES = 6_000;
  private static final int PARTITIONS = 6;

  @TempDir private static java.nio.file.Path disks;

  private static MiniDFSCluster cluster;
  private static Path video;
  private static long length;

  @BeforeAll
  static void start(SparkSession spark) throws IOException {
    java.nio.file.Path local = TestData.file("archive/lobby-00.mp4");
    length = Files.size(local);
    Configuration conf = new Configuration(spark.sparkContext().hadoopConfiguration());
    conf.setLong("dfs.blocksize", BLOCK);
    cluster =
        new MiniDFSCluster.Builder(conf, disks.toFile())
            .numDataNodes(1)
            .hosts(new String[] {NODE})
            .format(true)
            .build();
    FileSystem hdfs = cluster.getFileSystem();
    video = hdfs.makeQualified(new Path("/recordings/lobby/lobby-00.mp4"));
    hdfs.copyFromLocalFile(new Path(local.toUri()), video);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.shutdown();
    }
  }

  private static Dataset<Row> read(SparkSession spark) {
    return spark
        .read()
        .format("video")
        .options(Map.of("partitions", String.valueOf(PARTITIONS), "resize", "192"))
        .load(video.toString());
  }

  @Test
  void readsPixelsInPartsAndLittleMoreThanTheFile(SparkSession spark) throws IOException {
    Set<java.nio.file.Path> before = TemporaryFiles.ofLength(length, disks);

    Watch.Seen<Long> seen =
        Watch.over(spark, () -> read(spark).where("length(image.data) = 192 * 108 * 3").count());

    assertThat(seen.result()).isEqualTo(FRAMES);
    assertThat(seen.recordsRead()).isEqualTo(FRAMES);
    assertThat((double) seen.bytesRead() / length).isBetween(1.0, 1.1);
    assertThat(TemporaryFiles.ofLength(length, disks)).isEqualTo(before);
  }

  @Test
  void tasksAreToRunWhereTheBlocksAre(SparkSession spark) {
    RDD<Row> rows = read(spark).select("frame").rdd();

    assertThat(rows.getNumPartitions()).isEqualTo(PARTITIONS);
    for (int i = 0; i < PARTITIONS; i++) {
      List<TaskLocation> places =
          CollectionConverters.asJava(spark.sparkContext().getPreferredLocs(rows, i));
      assertThat(places).extracting(TaskLocation::host).containsExactly(NODE);
    }
  }
}
