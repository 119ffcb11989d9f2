package io.noscope.spark.task;

import io.noscope.spark.conf.DeviceChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * The cascades of the camera whose frames a task is at, kept for as long as they come, and the
 * reference detectors, which are the whole task's.
 */
public final class CameraTasks implements AutoCloseable {
  private final Function<String, List<TaskQuery>> queries;
  private final DeviceChoice device;
  private final Configuration hadoop;
  private final TaskReferences references;
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
    this.references = new TaskReferences(device, hadoop);
  }

  /** The task's reference detectors. */
  public TaskReferences references() {
    return references;
  }

  /** The camera's cascades; empty where nothing is asked. */
  public Optional<JointTask> of(String name) {
    if (task.isEmpty() || !camera.equals(name)) {
      closeTask();
      List<TaskQuery> asked = queries.apply(name);
      task =
          asked.isEmpty()
              ? Optional.empty()
              : Optional.of(new JointTask(asked, references, TaskDevice.of(device), hadoop));
      camera = name;
    }
    return task;
  }

  /** Detectors and models that had to be loaded so far. */
  public int loads() {
    return references.loads() + loads + task.map(JointTask::loads).orElse(0);
  }

  @Override
  public void close() {
    try (references) {
      closeTask();
    }
  }

  private void closeTask() {
    if (task.isPresent()) {
      JointTask closing = task.get();
      task = Optional.empty();
      loads += closing.loads();
      closing.close();
    }
  }
}
