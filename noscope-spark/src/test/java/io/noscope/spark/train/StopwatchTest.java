package io.noscope.spark.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private static final long WORK_NANOS = 20_000_000;

  private final Stopwatch wall = Stopwatch.ofWall();
  private final Stopwatch thread = Stopwatch.ofThread();

  private void time(Runnable work) throws IOException {
    wall.time(
        () ->
            thread.time(
                () -> {
                  work.run();
                  return null;
                }));
  }

  private static void computeFor(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatAnotherThreadComputesIsNotOfThisOne() throws IOException {
    time(
        () -> CompletableFuture.runAsync(() -> computeFor(WORK_NANOS), new ForkJoinPool(1)).join());

    assertThat(wall.nanos()).isGreaterThanOrEqualTo(WORK_NANOS);
    assertThat(thread.nanos()).isLessThan(wall.nanos() / 2);
  }

  @Test
  void whatThisOneComputesIs() throws IOException {
    time(() -> computeFor(WORK_NANOS));
    time(() -> computeFor(WORK_NANOS));

    assertThat(thread.nanos()).isBetween(WORK_NANOS / 10, 1 + wall.nanos() * 11 / 10);
    assertThat(thread.laps()).isEqualTo(2);
  }
}
