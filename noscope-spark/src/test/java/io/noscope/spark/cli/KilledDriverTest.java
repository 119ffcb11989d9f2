package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.AnsweredVideos;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A query whose driver was killed goes on, asked again, where it was. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class KilledDriverTest {
  private static final int FILES = 20;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);
  private static final String[] LABELS = {
    "path", "frame", "seconds", "pts", "keyframe", "present", "stage", "score"
  };

  @TempDir private Path home;
  private Path folder;
  private AnsweredVideos videos;

  @Test
  void whatWasTakenDownIsNotDoneAgain(SparkSession spark) throws Exception {
    videos = new AnsweredVideos(home.resolve("store"));
    videos.plan(3);
    folder = home.resolve("square");
    for (int i = 0; i < FILES; i++) {
      videos.add(Pedestrians.file(), folder.resolve("%02d.mp4".formatted(i)));
    }
    List<Row> undisturbed = label(spark, "false").result();

    Process driver = start();
    awaitLedgerFiles(FILES / 2, driver);
    driver.destroyForcibly().waitFor();
    long taken = ledgerFrames();

    Watch.Seen<List<Row>> resumed = label(spark, "true");
    assertThat(taken).isBetween(FILES / 2L, FILES * (long) Pedestrians.FRAMES - 1);
    assertThat(resumed.result()).isEqualTo(undisturbed).hasSize(FILES * Pedestrians.FRAMES);
    assertThat(resumed.counts().fromLedger()).isEqualTo(taken);
    assertThat(resumed.decoded() + resumed.counts().fromLedger())
        .isEqualTo(resumed.reads().planned())
        .isEqualTo(FILES * (long) Pedestrians.FRAMES);
    assertThat(label(spark, "true").decoded()).isZero();
  }

  private Watch.Seen<List<Row>> label(SparkSession spark, String ledger) {
    Map<String, String> options =
        Map.of("label", "person", "ledger", ledger, "segmentFrames", "250");
    return Watch.over(
        spark, () -> videos.read(spark, folder, options).selectExpr(LABELS).collectAsList());
  }

  /** {@code noscope query} in a JVM of its own. */
  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.driver.host=127.0.0.1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            NoScopeCli.class.getName(),
            "query",
            "--object=person",
            "--camera=square",
            "--master=local[1]",
            "--store=" + videos.store(),
            "--out=" + home.resolve("out"),
            folder.toString()));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(home.resolve("driver.log").toFile()))
        .start();
  }

  private void awaitLedgerFiles(int count, Process driver) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (ledger().size() < count) {
      assertThat(driver.isAlive())
          .as(() -> "the driver ended by itself: " + home.resolve("driver.log"))
          .isTrue();
      assertThat(System.nanoTime()).as("the driver takes nothing down").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private List<Path> ledger() throws IOException {
    Path labels = videos.store().resolve("labels");
    if (!Files.exists(labels)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(labels)) {
      return files.filter(file -> file.getFileName().toString().matches("[0-9].*jsonl")).toList();
    } catch (UncheckedIOException e) {
      return List.of(); // A draft was renamed while we looked.
    }
  }

  /** Frames of segments that are in the ledger. */
  private long ledgerFrames() throws IOException {
    long frames = 0;
    for (Path file : ledger()) {
      for (String line : Files.readAllLines(file)) {
        String first = line.replaceFirst(".*\"first\":([0-9]+),.*", "$1");
        String end = line.replaceFirst(".*\"end\":([0-9]+),.*", "$1");
        frames += Long.parseLong(end) - Long.parseLong(first);
      }
    }
    return frames;
  }
}
