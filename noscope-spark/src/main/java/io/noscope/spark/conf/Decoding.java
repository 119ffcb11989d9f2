package io.noscope.spark.conf;

/** Whether plans are chosen by what they save of decoding as well. */
public enum Decoding {
  /** Decoding and scaling count, as they do where frames come from video. */
  COUNTED,
  /** They do not: frames lie in memory, as Kang et al. 2017 count, or are decoded anyway. */
  FREE
}
