package io.noscope.spark.task;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.conf.NoScopeConf;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The reference detectors of the running tasks: functions in SQL have no life cycle of their own,
 * so a detector is opened at a task's first row and closed when the task completes.
 */
public final class SharedDetector {
  private static final ThreadLocal<Map<Wanted, TaskDetector>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  /** What tells one detector of a task from another. */
  private record Wanted(DetectorSpec spec, DeviceChoice device) {}

  private SharedDetector() {}

  /** Asks the detector that the settings name; outside a task it is opened for this question. */
  public static <T> T ask(
      NoScopeConf conf, SerializableConfiguration hadoop, Function<ReferenceDetector, T> question) {
    TaskContext task = TaskContext.get();
    if (task == null) {
      try (TaskDetector detector = detector(conf, hadoop)) {
        return question.apply(detector.get());
      }
    }
    Wanted wanted = new Wanted(conf.reference(), conf.device());
    Map<Wanted, TaskDetector> detectors = OF_THREAD.get();
    TaskDetector detector = detectors.get(wanted);
    if (detector == null) {
      detector = detector(conf, hadoop);
      detectors.put(wanted, detector);
      TaskDetector opened = detector;
      task.addTaskCompletionListener(
          (TaskContext done) -> {
            detectors.remove(wanted);
            opened.close();
          });
    }
    return question.apply(detector.get());
  }

  private static TaskDetector detector(NoScopeConf conf, SerializableConfiguration hadoop) {
    DetectorSpec spec = conf.reference();
    return new TaskDetector(spec, TaskDevice.of(conf.device()), hadoop.value());
  }
}
