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

  private final LongSupplier clock;
  private long nanos;
  private long laps;

  private Stopwatch(LongSupplier clock) {
    this.clock = clock;
  }

  /** Time as it passes, for work that the thread may leave to others, such as a GPU. */
  static Stopwatch ofWall() {
    return new Stopwatch(System::nanoTime);
  }

  /**
   * Time for which the thread has a core, where the JVM tells. While the first query is young the
   * compiler is at work on the same cores, and the thread waits for one about as long as it
   * computes; the cascade will be run without that.
   */
  static Stopwatch ofThread() {
    return new Stopwatch(
        THREADS.isCurrentThreadCpuTimeSupported()
            ? THREADS::getCurrentThreadCpuTime
            : System::nanoTime);
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
    nanos += source.readNanos() - read;
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
    return nanos;
  }

  long laps() {
    return laps;
  }
}
