package io.noscope.spark.train;

import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;
import org.apache.hadoop.conf.Configuration;

/** Adds up the time of one kind of work. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Work that may fail to read. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * How long a task is about its work for each second that its thread computes: on cores that are
   * all busy it waits while the JVM collects garbage and Spark tells its driver of its progress.
   * Queries over an hour took 1.05 to 1.15 times as long as their threads computed, on two cores.
   */
  private static final double TASK_PER_THREAD = 1.1;

  private final LongSupplier clock;
  private final boolean ofThread;
  private long nanos;
  private long readNanos;
  private long laps;

  private Stopwatch(LongSupplier clock, boolean ofThread) {
    this.clock = clock;
    this.ofThread = ofThread;
  }

  /** Time as it passes, for work that the thread may leave to others, such as a GPU. */
  static Stopwatch ofWall() {
    return new Stopwatch(System::nanoTime, false);
  }

  /**
   * What a task will take for the work in a warm JVM, by the time for which the thread has a core.
   * While the first query is young the compiler is at work on the same cores, and the thread waits
   * for one about as long as it computes; the cascade will be run without that. Where the JVM does
   * not tell a thread's time, this is time as it passes.
   */
  static Stopwatch ofThread() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? new Stopwatch(THREADS::getCurrentThreadCpuTime, true)
        : ofWall();
  }

  /** The time that decoding a slice takes, of which nothing is kept. */
  static Stopwatch decoding(Slice slice, DecodeOptions options, Configuration hadoop)
      throws IOException {
    Stopwatch watch = ofThread();
    try (FFmpegFrameSource source = slice.open(options, hadoop)) {
      while (watch.advance(source)) {
        // What is decoded is of no use.
      }
    }
    return watch;
  }

  /** Times decoding of the next frame, with what the thread waits for the file. */
  boolean advance(FFmpegFrameSource source) throws IOException {
    long read = source.readNanos();
    boolean advanced = time(source::advance);
    readNanos += source.readNanos() - read;
    return advanced;
  }

  <T> T time(Work<T> work) throws IOException {
    long start = clock.getAsLong();
    try {
      return work.run();
    } finally {
      nanos += clock.getAsLong() - start;
      laps++;
    }
  }

  long nanos() {
    return ofThread ? Math.round(TASK_PER_THREAD * nanos) + readNanos : nanos;
  }

  long laps() {
    return laps;
  }
}
