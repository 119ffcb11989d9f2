package io.noscope.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar for users, submitted to a standalone cluster by SparkSubmit: two cameras' videos, the
 * store and the results are on HDFS, and every part of Spark is a process of its own.
 */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class StandaloneClusterIT {
  private static final Pattern LABELLING = Pattern.compile("Submitting .* at Labelling\\.java");
  private static final Pattern SCANNING = Pattern.compile("Submitting .* at QueryCommand\\.java");
  private static final Pattern FINISHED = Pattern.compile("Finished task ");
  private static final Pattern LOST = Pattern.compile("ERROR .*Lost executor");

  /** Natives that ONNX Runtime, LZ4 and Snappy unpack, and delete when the JVM ends. */
  private static final Pattern NATIVES = Pattern.compile("(lib(onnxruntime|lz4-java)|snappy)-?.*");

  private static final String ALL = "/recordings/*";
  private static final String ONE_CAMERA = "/recordings/north";

  @TempDir private static java.nio.file.Path disks;
  @TempDir private static java.nio.file.Path home;

  private static Hdfs hdfs;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    SparkHome.library();
    hdfs = new Hdfs(disks);
    for (String video : List.of("/recordings/north/a.mp4", "/recordings/south/b.mp4")) {
      hdfs.files().copyFromLocalFile(new Path(Pedestrians.path()), new Path(video));
    }
    cluster = StandaloneCluster.start(home);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
    if (hdfs != null) {
      hdfs.close();
    }
  }

  @Test
  void givesTheRowsOfOneMachine(SparkSession spark) throws Exception {
    java.nio.file.Path temporary = Files.createDirectory(home.resolve("tmp-whole"));
    try (JavaProcess query = query("/whole", ONE_CAMERA, temporary)) {
      assertThat(query.code()).as(query.log()).isZero();
    }

    assertThat(rows(written(spark, "/whole"), 1))
        .isEqualTo(rows(local(spark, "/whole", ONE_CAMERA), 1));
    assertNothingUnfinished("/whole");
    assertThat(left(temporary)).isEmpty();
  }

  @Test
  void losesNothingWithItsExecutors(SparkSession spark) throws Exception {
    java.nio.file.Path temporary = Files.createDirectory(home.resolve("tmp-killed"));
    try (JavaProcess query = query("/killed", ALL, temporary)) {
      int line = query.await(FINISHED, query.await(LABELLING, 0));
      cluster.killExecutor(0);
      query.await(FINISHED, query.await(SCANNING, line));
      cluster.killExecutor(1);

      assertThat(query.code()).as(query.log()).isZero();
      assertThat(query.count(LOST)).as(query.log()).isEqualTo(2);
    }

    assertThat(rows(written(spark, "/killed"), 2)).isEqualTo(rows(local(spark, "/killed", ALL), 2));
    assertNothingUnfinished("/killed");
    // Whoever is killed does not tidy up after the libraries that it uses.
    assertThat(left(temporary)).allMatch(NATIVES.asMatchPredicate());
  }

  /** Runs the command line's query with a store and results below a folder. */
  private static JavaProcess query(String folder, String recordings, java.nio.file.Path temporary)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    for (String setting :
        List.of(
            "spark.executor.memory=1g",
            "spark.executorEnv.OMP_NUM_THREADS=1",
            "spark.executor.extraJavaOptions=-Djava.io.tmpdir=" + temporary,
            "spark.driver.host=127.0.0.1",
            "spark.ui.enabled=false",
            "spark.noscope.segmentFrames=100")) {
      arguments.addAll(List.of("--conf", setting));
    }
    arguments.addAll(List.of("--class", "io.noscope.spark.cli.NoScopeCli"));
    arguments.addAll(List.of(SparkHome.library().toString(), "query", "--object", "person"));
    arguments.addAll(List.of("--region", Pedestrians.REGION));
    arguments.addAll(List.of("--false-positive-rate", "0.2", "--false-negative-rate", "0.2"));
    arguments.addAll(List.of("--store", hdfs.path(folder + "/store")));
    arguments.addAll(List.of("--out", hdfs.path(folder + "/out"), hdfs.path(recordings)));
    return cluster.submit(arguments);
  }

  private static Dataset<Row> written(SparkSession spark, String folder) {
    return spark.read().parquet(hdfs.path(folder + "/out/labels"));
  }

  /** The same question, asked of this JVM with the cascades that the cluster trained. */
  private static Dataset<Row> local(SparkSession spark, String folder, String recordings)
      throws IOException {
    String store = "/local" + folder;
    assertThat(
            FileUtil.copy(
                hdfs.files(),
                new Path(folder + "/store/cascades"),
                hdfs.files(),
                new Path(store + "/cascades"),
                false,
                spark.sparkContext().hadoopConfiguration()))
        .isTrue();
    return spark
        .read()
        .format("video")
        .options(Pedestrians.options())
        .option("store", hdfs.path(store))
        .option("label", "person")
        .load(hdfs.path(recordings))
        .drop("image");
  }

  private static List<String> rows(Dataset<Row> labels, int videos) {
    List<String> rows = labels.collectAsList().stream().map(Row::toString).sorted().toList();
    assertThat(rows).hasSize(videos * Pedestrians.FRAMES);
    return rows;
  }

  private static void assertNothingUnfinished(String folder) throws IOException {
    assertThat(hdfs.below(folder))
        .anyMatch(path -> path.endsWith(".jsonl"))
        .anyMatch(path -> path.endsWith("/cascade.json"))
        .anyMatch(path -> path.endsWith("/events.csv"))
        .allMatch(path -> path.endsWith("/_SUCCESS") || !path.contains("/_"));
  }

  /** Files that executors have left in a folder. */
  private static List<String> left(java.nio.file.Path folder) throws IOException {
    cluster.awaitExecutorsEnd();
    try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }
}
