package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With dynamic allocation, training and cascades alone have executors with GPUs. */
@Tag("slow")
class GpuExecutorsTest {
  @TempDir static Path folder;

  private static SortedMap<Long, Boolean> expected;
  private static SparkSession cluster;

  private final Seen seen = new Seen();

  /** Which profile each stage and each executor has. */
  private static final class Seen extends SparkListener {
    private final List<Integer> stages = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> executors = new ConcurrentHashMap<>();

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
      stages.add(event.stageInfo().resourceProfileId());
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
      executors.put(event.executorId(), event.executorInfo().resourceProfileId());
    }
  }

  /** One JVM has one session, so the tests' usual one makes room. */
  @BeforeAll
  static void start() throws IOException {
    expected = Pedestrians.planned(LocalSpark.session());
    LocalSpark.stop();
    Path script = folder.resolve("gpus.sh");
    cluster =
        GpuCluster.builder("local-cluster[2,1,1024]", script)
            .config("spark.executor.cores", 1)
            .config("spark.dynamicAllocation.enabled", true)
            .config("spark.dynamicAllocation.shuffleTracking.enabled", true)
            .config("spark.dynamicAllocation.maxExecutors", 1)
            .config("spark.noscope.gpusPerTask", "0.5")
            .config("spark.noscope.gpuDiscoveryScript", script.toString())
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.stop();
    }
  }

  private List<Integer> profilesOf(Runnable work) throws Exception {
    seen.stages.clear();
    cluster.sparkContext().addSparkListener(seen);
    try {
      work.run();
      cluster.sparkContext().listenerBus().waitUntilEmpty(60_000);
      return new ArrayList<>(seen.stages);
    } finally {
      cluster.sparkContext().removeSparkListener(seen);
    }
  }

  @Test
  void cascadesHaveThemAndReadingAloneHasNot() throws Exception {
    int usual = ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID();
    var rows = NoScope.labels(Pedestrians.read(cluster), Pedestrians.QUERY);

    List<Integer> cascade =
        profilesOf(() -> assertThat(Pedestrians.labels(rows)).isEqualTo(expected));
    List<Integer> counts =
        profilesOf(
            () ->
                Pedestrians.read(cluster)
                    .where("frame % 100 = 0")
                    .selectExpr("noscope_count(image, 'person')")
                    .collectAsList());
    List<Integer> plain = profilesOf(() -> Pedestrians.frames(Pedestrians.read(cluster)));

    assertThat(cascade).isNotEmpty().doesNotContain(usual);
    assertThat(counts).isNotEmpty().doesNotContain(usual);
    assertThat(plain).isNotEmpty().containsOnly(usual);
    assertThat(seen.executors.values()).contains(cascade.get(0));
  }

  @Test
  void trainingHasThem() throws Exception {
    Map<String, String> options =
        Map.of("store", folder.resolve("store").toString(), "minimumLabelled", "300");

    List<Integer> profiles =
        profilesOf(() -> NoScope.train(Pedestrians.read(cluster, options), Pedestrians.QUERY));

    int usual = ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID();
    // Labelling, training, and at least one plan verified; all of one profile.
    assertThat(profiles.stream().filter(profile -> profile != usual))
        .hasSizeGreaterThanOrEqualTo(2)
        .containsOnly(profiles.stream().mapToInt(Integer::intValue).max().getAsInt());
  }
}
