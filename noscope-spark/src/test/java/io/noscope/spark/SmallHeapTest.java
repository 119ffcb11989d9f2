package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Video of 1920x1080 on an executor with 512 MB of heap and two cores: all of a query. */
@Tag("slow")
class SmallHeapTest {
  private static final long RESIDENT_BYTES = 2L << 30;
  private static final long PICTURE_BYTES = 1920L * 1080 * 3;

  @TempDir private static Path folder;
  private static SparkSession cluster;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    scaleUp(folder.resolve("large.mp4"));
    LocalSpark.stop();
    cluster =
        LocalSpark.cluster("local-cluster[1,2,512]")
            .config("spark.executor.memory", "512m")
            .config("spark.noscope.store", folder.resolve("store").toString())
            .getOrCreate();
  }

  private static void scaleUp(Path large) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "ffmpeg -v error -nostdin -i FILE -vf scale=1920:1080 -preset ultrafast -g 50"
                      .replace("FILE", Pedestrians.file().toString())
                      .concat(" " + large)
                      .split(" "))
              .inheritIO()
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: needs the command ffmpeg: " + e.getMessage());
      return;
    }
    assertThat(process.waitFor()).isZero();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.stop();
    }
  }

  @Test
  void aQueryIsTrainedAndAnswered() {
    List<Long> people = Pedestrians.frames(NoScope.filter(read(Map.of()), "person"));
    List<Long> truth =
        Pedestrians.frames(NoScope.filter(read(Map.of("plan", "reference")), "person"));

    assertThat(truth).hasSizeBetween(1, Pedestrians.FRAMES - 1);
    assertThat(people).isNotEmpty();
    assertThat(peakBytes()).isLessThan(RESIDENT_BYTES);
  }

  @Test
  void allPixelsAreRead() {
    long bytes = read(Map.of()).selectExpr("sum(length(image.data))").first().getLong(0);

    assertThat(bytes).isEqualTo(Pedestrians.FRAMES * PICTURE_BYTES);
    assertThat(peakBytes()).isLessThan(RESIDENT_BYTES);
  }

  private static Dataset<Row> read(Map<String, String> more) {
    return cluster
        .read()
        .format("video")
        .options(Pedestrians.options())
        .option("region", "960,450,1280,810")
        .options(more)
        .load(folder.resolve("large.mp4").toString());
  }

  /** The most memory that the first executor has had resident, as Linux keeps account of it. */
  private static long peakBytes() {
    List<String> status =
        JavaSparkContext.fromSparkContext(cluster.sparkContext())
            .parallelize(List.of(0), 1)
            .flatMap(
                one -> {
                  assertThat(SparkEnv.get().executorId()).as("none was lost").isEqualTo("0");
                  return Files.readAllLines(Path.of("/proc/self/status")).iterator();
                })
            .collect();
    String kilobytes =
        status.stream().filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
    return Long.parseLong(kilobytes.replaceAll("[^0-9]", "")) << 10;
  }
}
