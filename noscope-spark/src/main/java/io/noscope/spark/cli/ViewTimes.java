package io.noscope.spark.cli;

import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.SmallView;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/**
 * What it takes to decode frames and to scale each to both small views. A busy neighbour slows both
 * down, so that their ratio can be trusted where a difference between two runs cannot.
 *
 * @param decodeNanos in decoding
 * @param viewNanos in scaling
 */
record ViewTimes(long decodeNanos, long viewNanos) implements Serializable {
  /** Decodes a slice in this thread. */
  static ViewTimes measure(Slice slice, Configuration hadoop) throws IOException {
    long decoding = 0;
    long scaling = 0;
    try (FFmpegFrameSource source = slice.open(DecodeOptions.DEFAULT, hadoop)) {
      long start = System.nanoTime();
      while (source.advance()) {
        long decoded = System.nanoTime();
        source.view(SmallView.SMALL);
        source.view(SmallView.LARGE);
        long scaled = System.nanoTime();
        decoding += decoded - start;
        scaling += scaled - decoded;
        start = scaled;
      }
    }
    return new ViewTimes(decoding, scaling);
  }

  ViewTimes plus(ViewTimes other) {
    return new ViewTimes(decodeNanos + other.decodeNanos, viewNanos + other.viewNanos);
  }

  /** Scaling as a share of decoding. */
  double share() {
    return (double) viewNanos / decodeNanos;
  }
}
