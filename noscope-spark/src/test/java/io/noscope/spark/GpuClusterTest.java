package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.Device;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.GivenDevice;
import io.noscope.spark.task.GpuStages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor of two cores that Spark has given two GPUs, on a machine that has none. */
@Tag("slow")
class GpuClusterTest {
  @TempDir static Path folder;

  private static SortedMap<Long, Boolean> expected;
  private static SparkSession cluster;

  /** One JVM has one session, so the tests' usual one makes room. */
  @BeforeAll
  static void start() throws IOException {
    expected = Pedestrians.planned(LocalSpark.session());
    LocalSpark.stop();
    cluster =
        GpuCluster.builder("local-cluster[1,2,1024]", folder.resolve("gpus.sh"))
            .config("spark.executor.resource.gpu.amount", 2)
            .config("spark.task.resource.gpu.amount", 1)
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.stop();
    }
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(cluster.sparkContext());
  }

  private static JavaRDD<Device> twoTasks() {
    return context().parallelize(List.of(0, 1), 2).map(i -> GivenDevice.ofOneOfTwo());
  }

  private static SortedMap<Long, Boolean> labels(Map<String, String> options) {
    // The store of the session remembers every answer; an empty one makes the detector work.
    String store = folder.resolve("store-" + options.hashCode()).toString();
    Pedestrians.storePlan(cluster, store, "resources");
    Map<String, String> more = new HashMap<>(options);
    more.put("store", store);
    more.put("partitions", "4");
    return Pedestrians.labels(NoScope.labels(Pedestrians.read(cluster, more), Pedestrians.QUERY));
  }

  @Test
  void eachTaskHasItsGpu() {
    assertThat(twoTasks().collect()).containsExactlyInAnyOrder(Device.gpu(0), Device.gpu(1));
  }

  @Test
  void tasksOfAStageThatAsksForHalfAGpuShareOne() {
    NoScopeConf conf = NoScopeConf.resolve(Map.of("gpusPerTask", "0.5"), new SQLConf(), List.of());

    assertThat(GpuStages.of(context(), conf).place(twoTasks()).collect())
        .containsExactly(Device.gpu(0), Device.gpu(0));
  }

  @Test
  void askingForAGpuThatIsNotThereIsAnErrorThatNamesWhatIsMissing() {
    assertThatThrownBy(() -> labels(Map.of("device", "gpu")))
        .hasStackTraceContaining("GPU ")
        .hasStackTraceContaining("mvn -Pcuda package");
  }

  @Test
  void autoGivesTheRowsOfTheCpuAndSaysSoOnce() throws IOException {
    assertThat(labels(Map.of("device", "cpu"))).isEqualTo(expected);
    assertThat(labels(Map.of("device", "auto"))).isEqualTo(expected);

    String application = cluster.sparkContext().applicationId();
    Path log = Path.of(System.getenv("SPARK_HOME"), "work", application, "0", "stderr");
    try (Stream<String> lines = Files.lines(log)) {
      // Two GPUs, each tried once.
      assertThat(lines.filter(line -> line.contains("computing on the CPU though")))
          .hasSizeBetween(1, 2)
          .doesNotHaveDuplicates();
    }
  }
}
