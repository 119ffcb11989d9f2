package io.noscope.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that is stuck is overtaken by its copy, after it has asked the reference detector. */
@Tag("slow")
class SpeculationIT {
  private static final Pattern ANSWER = Pattern.compile("\\{.*\"frame\":([0-9]+),.*]}");

  @TempDir private static Path home;
  @TempDir private static Path store;

  private static SortedMap<Long, Boolean> expected;
  private static StandaloneCluster cluster;
  private static SparkSession spark;

  private static final class Attempts extends SparkListener {
    private final AtomicInteger copies = new AtomicInteger();
    private final CountDownLatch overtaken = new CountDownLatch(1);

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
      if (event.taskInfo().speculative() && event.taskInfo().successful()) {
        copies.incrementAndGet();
      }
      if (event.reason() instanceof TaskKilled) {
        overtaken.countDown();
      }
    }
  }

  /** One JVM has one session, so the tests' usual one makes room. */
  @BeforeAll
  static void start() throws IOException, InterruptedException {
    expected = Pedestrians.planned(LocalSpark.session());
    Pedestrians.storePlan(LocalSpark.session(), store.toString(), "crossing");
    LocalSpark.stop();
    cluster = StandaloneCluster.start(home);
    spark =
        LocalSpark.builder()
            .master(cluster.url())
            .config("spark.executor.memory", "1g")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.scheduler.minRegisteredResourcesRatio", 1)
            .config("spark.speculation", true)
            .config("spark.speculation.quantile", 0.5)
            .config("spark.speculation.minTaskRuntime", "1ms")
            .config(
                "spark.hadoop.fs.%s.impl".formatted(StallingFileSystem.SCHEME),
                StallingFileSystem.class.getName())
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void aCopyOfATaskGivesEveryRowOnce() throws Exception {
    Attempts attempts = new Attempts();
    spark.sparkContext().addSparkListener(attempts);
    Dataset<Row> frames =
        spark
            .read()
            .format("video")
            .options(Pedestrians.options())
            .option("store", store.toString())
            .option("camera", "crossing")
            .option("partitions", 4)
            .load(StallingFileSystem.SCHEME + ":" + Pedestrians.file());

    assertThat(Pedestrians.labels(NoScope.labels(frames, Pedestrians.QUERY))).isEqualTo(expected);

    assertThat(attempts.overtaken.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(attempts.copies).hasValue(1);
    assertThat(answers()).isNotEmpty().doesNotContainNull().doesNotHaveDuplicates();
    assertThat(stored()).noneMatch(file -> file.getFileName().toString().startsWith("_"));
  }

  /** Frames that the detector was asked about, once for each answer that it gave. */
  private static List<Long> answers() throws IOException {
    Set<String> answers = new HashSet<>();
    for (Path file : stored()) {
      if (file.toString().endsWith(".jsonl")) {
        answers.addAll(Files.readAllLines(file));
      }
    }
    return answers.stream().map(SpeculationIT::frame).toList();
  }

  private static Long frame(String line) {
    Matcher answer = ANSWER.matcher(line);
    return answer.matches() ? Long.valueOf(answer.group(1)) : null;
  }

  private static List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
