package io.noscope.spark.read;

import io.noscope.label.Detection;
import java.io.Serializable;
import java.util.List;

/** Makes a value of what the reference detector finds in a frame. */
@FunctionalInterface
interface DetectionValue extends Serializable {
  /**
   * The value in Spark's internal form.
   *
   * @param camera that the frame comes from
   * @param found objects of all classes
   */
  Object of(String camera, List<Detection> found);
}
