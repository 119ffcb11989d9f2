package io.noscope.spark.files;

import java.io.IOException;
import org.apache.spark.TaskContext;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Tells Spark's UI of the bytes that a task reads, which Spark itself does of scans only. */
final class CountedReads {
  private CountedReads() {}

  /** Reads files, on the thread of the caller. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Reads, and adds the bytes to the input metrics of the task. */
  static <T> T of(Reading<T> reading) throws IOException {
    var bytes = SparkHadoopUtil.get().getFSBytesReadOnThreadCallback();
    try {
      return reading.read();
    } finally {
      long read = (Long) bytes.apply();
      TaskContext.get().taskMetrics().inputMetrics().incBytesRead(read);
    }
  }
}
