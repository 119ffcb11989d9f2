package io.noscope.spark.read;

import io.noscope.spark.task.JointTask;
import io.noscope.spark.task.TaskDevice;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The cascades of the camera whose files a task is reading, kept for as long as they come. */
final class CameraTasks implements AutoCloseable {
  private final VideoPartitionReaderFactory settings;
  private final Configuration hadoop;
  private Optional<JointTask> task = Optional.empty();
  private String camera = "";
  private int loads;

  CameraTasks(VideoPartitionReaderFactory settings, Configuration hadoop) {
    this.settings = settings;
    this.hadoop = hadoop;
  }

  /** The camera's cascades; empty for a read without a query. */
  Optional<JointTask> of(String name) throws IOException {
    if (settings.cascades() != null && (task.isEmpty() || !camera.equals(name))) {
      close();
      task =
          Optional.of(
              new JointTask(
                  settings.queries().tasks(settings.cascades().value().get(name)),
                  TaskDevice.of(settings.conf().device()),
                  hadoop));
      camera = name;
    }
    return task;
  }

  /** Detectors and models that had to be loaded so far. */
  int loads() {
    return loads + task.map(JointTask::loads).orElse(0);
  }

  @Override
  public void close() throws IOException {
    if (task.isPresent()) {
      JointTask closing = task.get();
      task = Optional.empty();
      loads += closing.loads();
      closing.close();
    }
  }
}
