package io.noscope.spark.read;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** When tasks run, and how they end. */
final class TaskWatch extends SparkListener {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  private final Set<Long> running = new HashSet<>();
  private int killed;
  private long lastEnd;

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart event) {
    running.add(event.taskInfo().taskId());
    notifyAll();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    running.remove(event.taskInfo().taskId());
    lastEnd = Math.max(lastEnd, event.taskInfo().finishTime());
    killed += event.reason() instanceof TaskKilled ? 1 : 0;
    notifyAll();
  }

  /** Returns as soon as a task runs. */
  synchronized void awaitStart() throws InterruptedException {
    await(() -> !running.isEmpty());
  }

  /** Returns as soon as no task runs; tells when the last one ended, in ms of the epoch. */
  synchronized long awaitEnd() throws InterruptedException {
    await(running::isEmpty);
    return lastEnd;
  }

  /** Tasks that ended because they were killed. */
  synchronized int killed() {
    return killed;
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("waited a minute for a task; running are " + running);
      }
      wait(left);
    }
  }
}
