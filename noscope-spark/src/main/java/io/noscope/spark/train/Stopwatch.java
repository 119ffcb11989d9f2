package io.noscope.spark.train;

import java.io.IOException;

/** Adds up the time of one kind of work. */
final class Stopwatch {
  /** Work that may fail to read. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private long nanos;
  private long laps;

  <T> T time(Work<T> work) throws IOException {
    long start = System.nanoTime();
    try {
      return work.run();
    } finally {
      nanos += System.nanoTime() - start;
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
