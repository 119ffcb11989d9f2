package io.noscope.spark.cli;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells on standard error what Spark is doing, job by job, and adds up what the scans report. On a
 * terminal one line is redrawn; a job that took a while and went well leaves a line behind.
 */
final class Progress extends SparkListener {
  private static final String DESCRIPTION = "spark.job.description";
  private static final double WORTH_TELLING_SECONDS = 3;
  private static final long IDLE_TIMEOUT_MILLIS = 30_000;

  private final PrintStream out = System.err;
  private final boolean terminal = System.getenv("NOSCOPE_TERMINAL") != null;
  private final Map<Integer, Job> jobOfStage = new HashMap<>();
  private final Map<String, Long> totals = new HashMap<>();
  private int running;

  private static final class Job {
    private final int id;
    private final String description;
    private final int tasks;
    private final long start = System.nanoTime();
    private int done;

    private Job(int id, String description, int tasks) {
      this.id = id;
      this.description = description;
      this.tasks = tasks;
    }

    private double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }

    private String line() {
      double seconds = seconds();
      String eta =
          done == 0 || done >= tasks
              ? ""
              : String.format(Locale.ROOT, ", %.0f s left", seconds / done * (tasks - done));
      return String.format(
          Locale.ROOT, "%s: %d%% in %.1f s%s", description, 100 * done / tasks, seconds, eta);
    }
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart event) {
    String description =
        event.properties() == null ? null : event.properties().getProperty(DESCRIPTION);
    int tasks = 0;
    for (var stage : CollectionConverters.asJava(event.stageInfos())) {
      tasks += stage.numTasks();
    }
    if (description == null || tasks == 0) {
      return;
    }
    Job job = new Job(event.jobId(), description, tasks);
    for (var stage : CollectionConverters.asJava(event.stageInfos())) {
      jobOfStage.put(stage.stageId(), job);
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart event) {
    running++;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    running--;
    notifyAll();
    if (event.taskInfo().successful()) {
      for (var accumulable : CollectionConverters.asJava(event.taskInfo().accumulables())) {
        if (accumulable.name().isDefined()
            && accumulable.update().isDefined()
            && accumulable.update().get() instanceof Long update) {
          totals.merge(accumulable.name().get(), update, Long::sum);
        }
      }
    }
    Job job = jobOfStage.get(event.stageId());
    if (job != null) {
      job.done++;
      if (terminal) {
        out.print("\r\033[K" + job.line());
        out.flush();
      }
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    jobOfStage.values().stream()
        .filter(job -> job.id == event.jobId())
        .findFirst()
        .ifPresent(job -> leave(job, event.jobResult() instanceof JobSucceeded$));
    jobOfStage.values().removeIf(job -> job.id == event.jobId());
  }

  private void leave(Job job, boolean succeeded) {
    if (terminal) {
      out.print("\r\033[K");
    }
    if (succeeded && job.seconds() >= WORTH_TELLING_SECONDS) {
      out.println(job.line());
    }
    out.flush();
  }

  /** Waits, within reason, until no task runs any more. */
  synchronized void awaitIdle() {
    long deadline = System.currentTimeMillis() + IDLE_TIMEOUT_MILLIS;
    try {
      for (long left = IDLE_TIMEOUT_MILLIS;
          running > 0 && left > 0;
          left = deadline - System.currentTimeMillis()) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What scans have reported since the last call. */
  synchronized ScanTotals takeTotals() {
    ScanTotals taken = ScanTotals.of(totals);
    totals.clear();
    return taken;
  }
}
