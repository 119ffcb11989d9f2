package io.noscope.spark.detections;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What a job of detecting has done.
 *
 * @param frames looked at
 * @param asked of them, those that the detector was run on; the rest the store knew
 * @param decoded frames that were decoded for it
 * @param objects found
 */
public record DetectionCounts(
    LongAccumulator frames, LongAccumulator asked, LongAccumulator decoded, LongAccumulator objects)
    implements Serializable {

  /** None so far. */
  public static DetectionCounts of(SparkContext spark) {
    return new DetectionCounts(
        spark.longAccumulator(),
        spark.longAccumulator(),
        spark.longAccumulator(),
        spark.longAccumulator());
  }

  void looked(boolean isNew) {
    frames.add(1);
    asked.add(isNew ? 1 : 0);
  }

  void decoded(long more) {
    decoded.add(more);
  }

  void found(int more) {
    objects.add(more);
  }
}
