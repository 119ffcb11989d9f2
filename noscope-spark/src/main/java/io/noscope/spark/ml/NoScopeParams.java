package io.noscope.spark.ml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The parameters that estimator and model share: settings of a read, which mean the same here, and
 * the name of the column to add.
 */
public interface NoScopeParams extends Params {
  /** Their declarations. */
  QueryParams query();

  /** The class to look for; must be set. */
  default Param<String> label() {
    return query().label();
  }

  /** The part of the view that counts: left,top,right,bottom in pixels, points, or a name. */
  default Param<String> region() {
    return query().region();
  }

  /** File of regions by name, and of where motion does not count. */
  default Param<String> regions() {
    return query().regions();
  }

  /** How many objects of the class a frame has to show. */
  default IntParam atLeast() {
    return query().atLeast();
  }

  /** Share of reference-negative windows that may be called positive. */
  default DoubleParam falsePositiveRate() {
    return query().falsePositiveRate();
  }

  /** Share of reference-positive windows that may be called negative. */
  default DoubleParam falseNegativeRate() {
    return query().falseNegativeRate();
  }

  /** Frames of the windows that errors are counted in. */
  default IntParam windowFrames() {
    return query().windowFrames();
  }

  /** What keeps to the rates: {@code estimate} or {@code bound}. */
  default Param<String> guarantee() {
    return query().guarantee();
  }

  /** File of the reference detector. */
  default Param<String> reference() {
    return query().reference();
  }

  /** Names of the reference detector's classes: a list, or a file of one a line. */
  default Param<String> referenceNames() {
    return query().referenceNames();
  }

  /** Least score at which a detection of the reference counts. */
  default DoubleParam referenceConfidence() {
    return query().referenceConfidence();
  }

  /** The folder that cascades are kept in. */
  default Param<String> store() {
    return query().store();
  }

  /** The column to add, boolean; {@code present} unless set. */
  default Param<String> outputCol() {
    return query().outputCol();
  }

  /**
   * The parameters that are set, as options of a read.
   *
   * @throws IllegalArgumentException where no class is set
   */
  default Map<String, String> readOptions() {
    if (!isSet(label())) {
      throw new IllegalArgumentException(
          uid() + " has no label: set it to the class to look for, such as person");
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (Param<?> param : query().settings()) {
      if (isSet(param)) {
        options.put(param.name(), String.valueOf(getOrDefault(param)));
      }
    }
    return options;
  }

  /**
   * The columns of a video with one more.
   *
   * @throws IllegalArgumentException where they have a column of that name
   */
  default StructType withOutput(StructType frames) {
    String name = getOrDefault(outputCol());
    if (Arrays.asList(frames.fieldNames()).contains(name)) {
      throw new IllegalArgumentException(
          "there is a column %s already: set outputCol to another name".formatted(name));
    }
    return frames.add(name, DataTypes.BooleanType, false);
  }
}
