package io.noscope.spark.read;

import io.noscope.spark.task.RememberedReference;
import java.io.Serializable;
import java.util.List;

/**
 * How tasks fill the columns of {@link ScanDetections}.
 *
 * @param reference whom to ask; null where there is no column
 * @param values of the columns, in their order
 */
record DetectionRules(RememberedReference reference, List<DetectionValue> values)
    implements Serializable {
  /** No column. */
  static final DetectionRules NONE = new DetectionRules(null, List.of());

  DetectionRules {
    values = List.copyOf(values);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }
}
