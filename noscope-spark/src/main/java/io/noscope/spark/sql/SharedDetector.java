package io.noscope.spark.sql;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.TaskDetector;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The reference detectors of the running tasks: functions in SQL have no life cycle of their own,
 * so a detector is opened at a task's first row and closed when the task completes.
 */
final class SharedDetector {
  private static final ThreadLocal<Map<DetectorSpec, TaskDetector>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  private SharedDetector() {}

  /** Asks the detector that the settings name; outside a task it is opened for this question. */
  static <T> T ask(
      NoScopeConf conf, SerializableConfiguration hadoop, Function<ReferenceDetector, T> question) {
    DetectorSpec spec = DetectorSpec.of(conf.reference());
    TaskContext task = TaskContext.get();
    if (task == null) {
      try (TaskDetector detector = new TaskDetector(spec, hadoop.value())) {
        return question.apply(detector.get());
      }
    }
    Map<DetectorSpec, TaskDetector> detectors = OF_THREAD.get();
    TaskDetector detector = detectors.get(spec);
    if (detector == null) {
      detector = new TaskDetector(spec, hadoop.value());
      detectors.put(spec, detector);
      TaskDetector opened = detector;
      task.addTaskCompletionListener(
          (TaskContext done) -> {
            detectors.remove(spec);
            opened.close();
          });
    }
    return question.apply(detector.get());
  }
}
