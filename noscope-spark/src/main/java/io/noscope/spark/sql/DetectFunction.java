package io.noscope.spark.sql;

import io.noscope.label.Detection;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.ImageColumn;
import io.noscope.spark.task.SharedDetector;
import io.noscope.video.Image;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
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

  private static final StructType DETECTION =
      new StructType()
          .add("label", DataTypes.StringType, false)
          .add("score", DataTypes.FloatType, false)
          .add("xmin", DataTypes.FloatType, false)
          .add("ymin", DataTypes.FloatType, false)
          .add("xmax", DataTypes.FloatType, false)
          .add("ymax", DataTypes.FloatType, false);

  @Override
  public DataType[] inputTypes() {
    return new DataType[] {ImageColumn.TYPE};
  }

  @Override
  public DataType resultType() {
    return DataTypes.createArrayType(DETECTION, false);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String canonicalName() {
    return "io.noscope.detect";
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
    return new GenericArrayData(
        SharedDetector.ask(conf, hadoop, detector -> detector.detect(List.of(image)).get(0))
            .stream()
            .map(DetectFunction::row)
            .toArray());
  }

  private static InternalRow row(Detection detection) {
    var box = detection.box();
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(detection.label()),
          detection.score(),
          box.xmin(),
          box.ymin(),
          box.xmax(),
          box.ymax()
        });
  }
}
