package io.noscope.spark.cli;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private final boolean quiet;
  private final boolean terminal;
  private final int width;
  private final Map<Integer, JobProgress> jobOfStage = new HashMap<>();
  private final Map<String, Long> totals = new HashMap<>();
  private int running;

  /**
   * @param quiet whether to tell nothing and only add up
   */
  Progress(boolean quiet) {
    this(quiet, Optional.ofNullable(System.getenv("NOSCOPE_TERMINAL")));
  }

  /**
   * The same on a certain terminal.
   *
   * @param columns of the terminal; empty where there is none
   */
  Progress(boolean quiet, Optional<String> columns) {
    this.quiet = quiet;
    this.terminal = columns.isPresent() && !quiet;
    this.width =
        columns.filter(text -> text.matches("[1-9][0-9]{1,4}")).map(Integer::valueOf).orElse(80);
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
    JobProgress job = new JobProgress(event.jobId(), description, tasks, System.nanoTime());
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
    JobProgress job = jobOfStage.get(event.stageId());
    if (event.taskInfo().successful()) {
      for (var accumulable : CollectionConverters.asJava(event.taskInfo().accumulables())) {
        if (accumulable.name().isDefined()
            && accumulable.update().isDefined()
            && accumulable.update().get() instanceof Long update) {
          totals.merge(accumulable.name().get(), update, Long::sum);
          if (job != null) {
            job.add(accumulable.name().get(), update);
          }
        }
      }
    }
    if (job != null) {
      job.taskDone();
      if (terminal) {
        String line = job.line(System.nanoTime());
        out.print("\r\033[K" + line.substring(0, Math.min(line.length(), width - 1)));
        out.flush();
      }
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    jobOfStage.values().stream()
        .filter(job -> job.id() == event.jobId())
        .findFirst()
        .ifPresent(job -> leave(job, event.jobResult() instanceof JobSucceeded$));
    jobOfStage.values().removeIf(job -> job.id() == event.jobId());
  }

  private void leave(JobProgress job, boolean succeeded) {
    if (terminal) {
      out.print("\r\033[K");
    }
    long now = System.nanoTime();
    if (succeeded && !quiet && job.seconds(now) >= WORTH_TELLING_SECONDS) {
      out.println(job.line(now));
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
