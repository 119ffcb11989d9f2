package io.noscope.spark.sql;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.read.DetectionCalls;
import io.noscope.spark.task.DetectionArray;
import io.noscope.spark.task.ImageColumn;
import io.noscope.spark.task.SharedDetector;
import io.noscope.video.Image;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * {@code noscope_detect(image)}: what the reference detector finds in the frame, all classes, best
 * score first, boxes in pixels.
 *
 * @param conf settings of the video read that the frames come from, else of the session
 * @param hadoop to open the reference detector with
 */
public record DetectFunction(NoScopeConf conf, SerializableConfiguration hadoop)
    implements ScalarFunction<ArrayData> {
  /** The name in SQL. */
  public static final String NAME = "noscope_detect";

  @Override
  public DataType[] inputTypes() {
    return new DataType[] {ImageColumn.TYPE};
  }

  @Override
  public DataType resultType() {
    return DetectionArray.TYPE;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String canonicalName() {
    return DetectionCalls.DETECT;
  }

  /** What EXPLAIN shows. */
  @Override
  public String toString() {
    return NAME;
  }

  @Override
  public ArrayData produceResult(InternalRow input) {
    if (input.isNullAt(0)) {
      return null;
    }
    Image image = ImageColumn.image(input.getStruct(0, 6));
    return DetectionArray.of(
        SharedDetector.ask(conf, hadoop, detector -> detector.detect(List.of(image)).get(0)));
  }
}
