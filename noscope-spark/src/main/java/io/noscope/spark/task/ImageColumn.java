package io.noscope.spark.task;

import io.noscope.video.Image;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Spark's own image schema (org.apache.spark.ml.image.ImageSchema): BGR bytes, rows from the top.
 */
public final class ImageColumn {
  /** The struct's type. */
  public static final StructType TYPE =
      new StructType()
          .add("origin", DataTypes.StringType, true)
          .add("height", DataTypes.IntegerType, false)
          .add("width", DataTypes.IntegerType, false)
          .add("nChannels", DataTypes.IntegerType, false)
          .add("mode", DataTypes.IntegerType, false)
          .add("data", DataTypes.BinaryType, false);

  static final int CHANNELS = 3;

  /** OpenCV's code of three unsigned bytes a pixel. */
  static final int CV_8UC3 = 16;

  private ImageColumn() {}

  /** The value of a picture. */
  public static InternalRow row(String origin, Image image) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(origin),
          image.height(),
          image.width(),
          CHANNELS,
          CV_8UC3,
          image.bgr()
        });
  }

  /**
   * The picture in a value of this schema.
   *
   * @throws IllegalArgumentException for any mode but 8-bit BGR, naming the origin
   */
  public static Image image(InternalRow value) {
    if (value.getInt(3) != CHANNELS || value.getInt(4) != CV_8UC3) {
      throw new IllegalArgumentException(
          "the image of %s has mode %d with %d channels; 8-bit BGR (mode 16, 3 channels) is needed"
              .formatted(value.getUTF8String(0), value.getInt(4), value.getInt(3)));
    }
    return new Image(value.getInt(2), value.getInt(1), value.getBinary(5));
  }
}
