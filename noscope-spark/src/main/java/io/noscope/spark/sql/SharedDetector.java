package io.noscope.spark.sql;

import io.noscope.detect.DetectorSpec;
import io.noscope.label.Detection;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.TaskDetector;
import io.noscope.video.Image;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  static List<Detection> detect(NoScopeConf conf, SerializableConfiguration hadoop, Image image) {
    DetectorSpec spec = DetectorSpec.of(conf.reference());
    TaskContext task = TaskContext.get();
    if (task == null) {
      try (TaskDetector detector = new TaskDetector(spec, hadoop.value())) {
        return detector.get().detect(List.of(image)).get(0);
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
    return detector.get().detect(List.of(image)).get(0);
  }
}
