package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tasks are the parallelism: a thread that native code starts has the name of the task's thread, as
 * Linux has it, so there must be no more of that name than Java knows.
 */
@ExtendWith(LocalSpark.class)
class NativeThreadsTest {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final String WORKER = "Executor task launch worker";
  private static final int LINUX_NAME = 15;

  @Tag("slow")
  @Test
  void decodersDetectorsAndModelsStartNoThreads(SparkSession spark, @TempDir Path store)
      throws IOException {
    assumeTrue(Files.isDirectory(THREADS), "skipped: only Linux lists threads in " + THREADS);
    Pedestrians.remember(spark, store.toString());

    NoScope.filter(Pedestrians.read(spark, Map.of("store", store.toString())), "person").count();

    long workers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith(WORKER))
            .count();
    assertThat(workers).isPositive();
    assertThat(named(WORKER.substring(0, LINUX_NAME))).isEqualTo(workers);
  }

  private static long named(String name) throws IOException {
    try (Stream<Path> threads = Files.list(THREADS)) {
      return threads.filter(thread -> name(thread).equals(name)).count();
    }
  }

  private static String name(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (NoSuchFileException e) {
      return "ended";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
