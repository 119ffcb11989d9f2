package io.noscope.spark.read;

import io.noscope.video.BadVideoException;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How often Spark tries a task: what fails the last time fails the job.
 *
 * @param most attempts
 */
record TaskAttempts(int most) implements Serializable {
  private static final int USUALLY = 4;

  static TaskAttempts of(JavaSparkContext spark) {
    return new TaskAttempts(
        spark.isLocal() ? 1 : spark.getConf().getInt("spark.task.maxFailures", USUALLY));
  }

  /**
   * Whether to go on without the file: where it is bad, and where no attempt is left in which the
   * file system may do better. A task that is to end blames no file.
   */
  boolean giveUpFile(IOException failure) {
    if (failure instanceof BadVideoException) {
      return true;
    }
    TaskContext task = TaskContext.get();
    boolean killed =
        Thread.currentThread().isInterrupted() || (task != null && task.isInterrupted());
    return !killed && (task == null || task.attemptNumber() + 1 >= most);
  }
}
