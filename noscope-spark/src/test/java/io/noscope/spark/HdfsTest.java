package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real HDFS in this JVM holds the video and the store. */
@ExtendWith(LocalSpark.class)
class HdfsTest {
  @TempDir private static java.nio.file.Path disks;

  private static MiniDFSCluster cluster;
  private static FileSystem hdfs;
  private static Path video;
  private static Path store;

  @BeforeAll
  static void start(SparkSession spark) throws IOException {
    Configuration conf = new Configuration(spark.sparkContext().hadoopConfiguration());
    cluster = new MiniDFSCluster.Builder(conf, disks.toFile()).numDataNodes(1).format(true).build();
    hdfs = cluster.getFileSystem();
    video = hdfs.makeQualified(new Path("/recordings/square/pedestrians.mp4"));
    store = hdfs.makeQualified(new Path("/store"));
    hdfs.copyFromLocalFile(new Path(Pedestrians.path()), video);
    Pedestrians.storePlan(spark, store.toString(), "square");
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.shutdown();
    }
  }

  private static SortedMap<Long, Boolean> labels(SparkSession spark) {
    var frames =
        spark
            .read()
            .format("video")
            .options(Pedestrians.options())
            .options(Map.of("store", store.toString()))
            .load("hdfs://" + hdfs.getUri().getAuthority() + "/recordings/*");
    return Pedestrians.labels(NoScope.labels(frames, Pedestrians.QUERY));
  }

  @Test
  void labelsAreThoseOfTheLocalFileAndNothingIsCopied(SparkSession spark) throws IOException {
    SortedMap<Long, Boolean> local = Pedestrians.planned(spark);
    long length = Files.size(Pedestrians.file());
    Set<java.nio.file.Path> before = TemporaryFiles.ofLength(length, disks);

    assertThat(labels(spark)).isEqualTo(local);

    assertThat(TemporaryFiles.ofLength(length, disks)).isEqualTo(before);
  }

  @Tag("slow")
  @Test
  void whatTheDetectorSaidIsKeptThere(SparkSession spark) throws IOException {
    SortedMap<Long, Boolean> labels = labels(spark);

    try (Stream<Path> files = files(new Path(store, "detections"))) {
      assertThat(files.map(Path::getName).collect(Collectors.toSet()))
          .isNotEmpty()
          .allMatch(name -> name.endsWith(".jsonl"));
    }
    assertThat(Watch.over(spark, () -> labels(spark)).counts().referenceCalls()).isZero();
    assertThat(labels(spark)).isEqualTo(labels);
  }

  private static Stream<Path> files(Path root) throws IOException {
    Stream.Builder<Path> files = Stream.builder();
    var listed = hdfs.listFiles(root, true);
    while (listed.hasNext()) {
      files.add(listed.next().getPath());
    }
    return files.build();
  }
}
