package io.noscope.spark.read;

import io.noscope.spark.task.JointTask;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The cascades of the camera whose files a task is reading, kept for as long as they come. */
final class CameraTasks implements AutoCloseable {
  private final VideoPartitionReaderFactory settings;
  private final Configuration hadoop;
  private Optional<JointTask> task = Optional.empty();
  private String camera = "";

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
                  settings.queries().tasks(settings.cascades().value().get(name)), hadoop));
      camera = name;
    }
    return task;
  }

  @Override
  public void close() throws IOException {
    if (task.isPresent()) {
      JointTask closing = task.get();
      task = Optional.empty();
      closing.close();
    }
  }
}
