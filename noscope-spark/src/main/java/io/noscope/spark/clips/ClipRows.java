package io.noscope.spark.clips;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the planning of clips needs to know of rows: columns path, frame, seconds and camera. */
final class ClipRows {
  static final int PATH = 0;
  static final int FRAME = 1;
  static final int SECONDS = 2;
  static final int CAMERA = 3;

  private static final List<DataType> INTEGERS =
      List.of(DataTypes.LongType, DataTypes.IntegerType, DataTypes.ShortType, DataTypes.ByteType);

  private ClipRows() {}

  /**
   * These rows, those of one path in one partition, in the order of paths and frames; without those
   * that have no path or frame. Columns seconds and camera are null where the rows lack them.
   *
   * @param partitions how many to spread the videos over
   * @throws IllegalArgumentException when the rows lack a column or it is of another type
   */
  static Dataset<Row> of(Dataset<Row> rows, int partitions) {
    StructType schema = rows.schema();
    require(schema, "path", List.of(DataTypes.StringType), "the video that the frame is of");
    require(schema, "frame", INTEGERS, "its number in the video");
    return rows.select(
            col("path"),
            col("frame").cast(DataTypes.LongType),
            known(schema, "seconds", DataTypes.DoubleType),
            known(schema, "camera", DataTypes.StringType))
        .where(col("path").isNotNull().and(col("frame").isNotNull()))
        .repartition(partitions, col("path"))
        .sortWithinPartitions("path", "frame");
  }

  private static void require(
      StructType schema, String column, List<DataType> types, String meaning) {
    List<String> names = Arrays.asList(schema.fieldNames());
    if (!names.contains(column)) {
      throw new IllegalArgumentException(
          "clips need a column %s, %s; these rows have the columns %s"
              .formatted(column, meaning, String.join(", ", names)));
    }
    DataType type = schema.apply(column).dataType();
    if (!types.contains(type)) {
      throw new IllegalArgumentException(
          "clips need a column %s of type %s, %s; here it is %s"
              .formatted(column, types.get(0).sql(), meaning, type.sql()));
    }
  }

  private static Column known(StructType schema, String column, DataType type) {
    boolean there = Arrays.asList(schema.fieldNames()).contains(column);
    return (there ? col(column) : lit(null)).cast(type).as(column);
  }
}
