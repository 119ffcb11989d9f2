package io.noscope.spark.task;

import io.noscope.spark.conf.DeviceChoice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/** The cascades of the camera whose frames a task is at, kept for as long as they come. */
public final class CameraTasks implements AutoCloseable {
  private final Function<String, List<TaskQuery>> queries;
  private final DeviceChoice device;
  private final Configuration hadoop;
  private Optional<JointTask> task = Optional.empty();
  private String camera = "";
  private int loads;

  /**
   * @param queries what to run for a camera's frames; nothing where nothing is asked
   * @param device what detectors and models compute on
   */
  public CameraTasks(
      Function<String, List<TaskQuery>> queries, DeviceChoice device, Configuration hadoop) {
    this.queries = queries;
    this.device = device;
    this.hadoop = hadoop;
  }

  /** The camera's cascades; empty where nothing is asked. */
  public Optional<JointTask> of(String name) throws IOException {
    if (task.isEmpty() || !camera.equals(name)) {
      close();
      List<TaskQuery> asked = queries.apply(name);
      task =
          asked.isEmpty()
              ? Optional.empty()
              : Optional.of(new JointTask(asked, TaskDevice.of(device), hadoop));
      camera = name;
    }
    return task;
  }

  /** Detectors and models that had to be loaded so far. */
  public int loads() {
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
