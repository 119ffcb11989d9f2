package io.noscope.spark.task;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** What the reference detector finds in a frame, as Spark has it. */
public final class DetectionArray {
  private static final StructType DETECTION =
      new StructType()
          .add("label", DataTypes.StringType, false)
          .add("score", DataTypes.FloatType, false)
          .add("xmin", DataTypes.FloatType, false)
          .add("ymin", DataTypes.FloatType, false)
          .add("xmax", DataTypes.FloatType, false)
          .add("ymax", DataTypes.FloatType, false);

  /** The array's type. */
  public static final ArrayType TYPE = DataTypes.createArrayType(DETECTION, false);

  private DetectionArray() {}

  /** The value of these, in their order. */
  public static ArrayData of(List<Detection> found) {
    return new GenericArrayData(found.stream().map(DetectionArray::row).toArray());
  }

  private static InternalRow row(Detection detection) {
    Box box = detection.box();
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
