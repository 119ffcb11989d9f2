package io.noscope.spark.task;

import io.noscope.cascade.StageCounts;
import io.noscope.spark.conf.DeviceChoice;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task's reference detectors: one for all who ask the same detector and share its store, so that
 * what one of them has asked is known to the others.
 */
public final class TaskReferences implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskReferences.class);

  private final Map<RememberedReference, TaskReference> opened = new HashMap<>();
  private final DeviceChoice device;
  private final Configuration hadoop;

  /**
   * @param device what they compute on
   */
  public TaskReferences(DeviceChoice device, Configuration hadoop) {
    this.device = device;
    this.hadoop = hadoop;
  }

  /** The task's; loads nothing before a frame needs it. */
  public TaskReference of(RememberedReference wanted) {
    return opened.computeIfAbsent(wanted, r -> r.open(TaskDevice.of(device), hadoop));
  }

  /** What they were asked to find, but for what cascades asked. */
  public StageCounts asked() {
    return opened.values().stream()
        .map(TaskReference::asked)
        .reduce(StageCounts.NONE, StageCounts::plus);
  }

  /** How often one had to be loaded. */
  int loads() {
    return opened.values().stream().mapToInt(TaskReference::loads).sum();
  }

  /**
   * Gives the detectors back and writes what they said anew. A store that cannot be written costs
   * no row, only the work of asking once more.
   */
  @Override
  public void close() {
    opened.forEach(
        (wanted, reference) -> {
          try {
            reference.close();
          } catch (IOException e) {
            LOG.warn(
                "{}: what the reference detector found cannot be kept for the next run; make the"
                    + " store writable",
                wanted.store(),
                e);
          }
        });
  }
}
