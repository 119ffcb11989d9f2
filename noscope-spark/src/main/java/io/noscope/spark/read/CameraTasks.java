package io.noscope.spark.read;

import io.noscope.detect.DetectorSpec;
import io.noscope.spark.task.CascadeTask;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The cascade of the camera whose files a task is reading, kept for as long as they come. */
final class CameraTasks implements AutoCloseable {
  private final VideoPartitionReaderFactory settings;
  private final Configuration hadoop;
  private Optional<CascadeTask> task = Optional.empty();
  private String camera = "";

  CameraTasks(VideoPartitionReaderFactory settings, Configuration hadoop) {
    this.settings = settings;
    this.hadoop = hadoop;
  }

  /** The camera's cascade; empty for a read without a query. */
  Optional<CascadeTask> of(String name) throws IOException {
    if (settings.cascades() != null && (task.isEmpty() || !camera.equals(name))) {
      close();
      task =
          Optional.of(
              new CascadeTask(
                  settings.cascades().value().get(name),
                  DetectorSpec.of(settings.conf().reference()),
                  settings.conf().store(),
                  hadoop));
      camera = name;
    }
    return task;
  }

  @Override
  public void close() throws IOException {
    if (task.isPresent()) {
      CascadeTask closing = task.get();
      task = Optional.empty();
      closing.close();
    }
  }
}
