package io.noscope.spark.report;

import io.noscope.cascade.StageCounts;
import io.noscope.spark.read.FrameMetrics;
import io.noscope.spark.task.ReadCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/** Adds up what the scans of a session report from when it is opened until it is closed. */
public final class ScanWatch extends SparkListener implements AutoCloseable {
  private static final long TIMEOUT_MILLIS = 60_000;

  private final SparkContext spark;
  private final Map<String, Long> sums = new HashMap<>();

  private ScanWatch(SparkContext spark) {
    this.spark = spark;
  }

  /** Begins to listen. */
  public static ScanWatch open(SparkContext spark) {
    ScanWatch watch = new ScanWatch(spark);
    spark.addSparkListener(watch);
    return watch;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    if (event.taskInfo().successful()) {
      for (var accumulable : CollectionConverters.asJava(event.taskInfo().accumulables())) {
        if (accumulable.name().isDefined()
            && accumulable.update().isDefined()
            && accumulable.update().get() instanceof Long update) {
          sums.merge(accumulable.name().get(), update, Long::sum);
        }
      }
    }
  }

  /** Waits until all that has ended has been heard of. */
  public void catchUp() {
    try {
      spark.listenerBus().waitUntilEmpty(TIMEOUT_MILLIS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark's listeners are a minute late", e);
    }
  }

  /** Where labels came from, and where the time went. */
  public synchronized StageCounts stages() {
    return FrameMetrics.counts(sums);
  }

  /** What was read of the videos. */
  public synchronized ReadCounts reads() {
    return FrameMetrics.reads(sums);
  }

  /** Frames that should have had labels. */
  public synchronized long lost() {
    return FrameMetrics.lost(sums);
  }

  @Override
  public void close() {
    spark.removeSparkListener(this);
  }
}
