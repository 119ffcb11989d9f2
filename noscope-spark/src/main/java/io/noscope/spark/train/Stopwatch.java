package io.noscope.spark.train;

import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Adds up the time of one kind of work. */
final class Stopwatch {
  /** Work that may fail to read. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private long nanos;
  private long laps;

  /** The time that decoding a slice takes, of which nothing is kept. */
  static Stopwatch decoding(Slice slice, DecodeOptions options, Configuration hadoop)
      throws IOException {
    Stopwatch watch = new Stopwatch();
    try (FFmpegFrameSource source = slice.open(options, hadoop)) {
      while (watch.time(source::advance)) {
        // What is decoded is of no use.
      }
    }
    return watch;
  }

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
