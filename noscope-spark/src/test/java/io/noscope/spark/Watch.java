package io.noscope.spark;

import io.noscope.cascade.StageCounts;
import io.noscope.spark.read.FrameMetrics;
import io.noscope.spark.task.ReadCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark reports of some work: the scans' counts, and what its jobs were for. */
public final class Watch extends SparkListener {
  private static final long LISTENER_TIMEOUT_MILLIS = 60_000;

  private final Map<String, Long> sums = new HashMap<>();
  private final List<String> descriptions = new ArrayList<>();
  private long bytesRead;
  private long recordsRead;

  private Watch() {}

  /**
   * One piece of work.
   *
   * @param result what it gave
   * @param counts of all its scans together
   * @param reads what was read of videos
   * @param jobs descriptions of those of its jobs that have one
   * @param metrics sums of all metrics by description
   * @param bytesRead by its tasks, as their input metrics say
   * @param recordsRead by its tasks, as their input metrics say
   */
  public record Seen<T>(
      T result,
      StageCounts counts,
      ReadCounts reads,
      List<String> jobs,
      Map<String, Long> metrics,
      long bytesRead,
      long recordsRead) {
    /** Frames that came out of decoders. */
    public long decoded() {
      return reads.decoded();
    }
  }

  /** Does the work and tells what was seen of it. */
  public static <T> Seen<T> over(SparkSession spark, Supplier<T> work) {
    Watch watch = new Watch();
    await(spark);
    spark.sparkContext().addSparkListener(watch);
    try {
      T result = work.get();
      await(spark);
      return new Seen<>(
          result,
          FrameMetrics.counts(watch.sums),
          FrameMetrics.reads(watch.sums),
          watch.descriptions,
          watch.sums,
          watch.bytesRead,
          watch.recordsRead);
    } finally {
      spark.sparkContext().removeSparkListener(watch);
    }
  }

  /** Listeners hear of tasks a little later than the driver. */
  private static void await(SparkSession spark) {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty(LISTENER_TIMEOUT_MILLIS);
    } catch (TimeoutException e) {
      throw new AssertionError("Spark's listeners are a minute late", e);
    }
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    String description = event.properties().getProperty("spark.job.description");
    if (description != null) {
      descriptions.add(description);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    if (event.taskMetrics() != null) {
      bytesRead += event.taskMetrics().inputMetrics().bytesRead();
      recordsRead += event.taskMetrics().inputMetrics().recordsRead();
    }
    for (var accumulable : CollectionConverters.asJava(event.taskInfo().accumulables())) {
      if (accumulable.name().isDefined()
          && accumulable.update().isDefined()
          && accumulable.update().get() instanceof Long update) {
        sums.merge(accumulable.name().get(), update, Long::sum);
      }
    }
  }
}
