package io.noscope.spark.read;

import io.noscope.video.Rotation;
import io.noscope.video.VideoInfo;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The hidden column {@code _metadata}: the file of a frame, by the names that Spark's own file
 * sources use, and its video. Width and height are those of upright pictures, rotation is by how
 * many degrees coded ones are turned clockwise to be upright.
 */
record FileMetadata() implements MetadataColumn {
  static final StructType TYPE =
      new StructType()
          .add("file_path", DataTypes.StringType, false)
          .add("file_name", DataTypes.StringType, false)
          .add("file_size", DataTypes.LongType, false)
          .add("file_modification_time", DataTypes.TimestampType, false)
          .add("codec", DataTypes.StringType, false)
          .add("width", DataTypes.IntegerType, false)
          .add("height", DataTypes.IntegerType, false)
          .add("rotation", DataTypes.IntegerType, false)
          .add("frames_per_second", DataTypes.DoubleType, false)
          .add("frames", DataTypes.LongType, false);

  @Override
  public String name() {
    return VideoColumn.METADATA.label();
  }

  @Override
  public DataType dataType() {
    return TYPE;
  }

  @Override
  public boolean isNullable() {
    return false;
  }

  @Override
  public String comment() {
    return "the file of the frame and its video";
  }

  /** The value for all frames of a video. */
  static InternalRow row(VideoInfo video) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(video.file().path()),
          UTF8String.fromString(video.file().name()),
          video.file().length(),
          TimeUnit.MILLISECONDS.toMicros(video.file().modified()),
          UTF8String.fromString(video.codec()),
          video.width(),
          video.height(),
          degrees(video.format().rotation()),
          video.framesPerSecond(),
          video.frames()
        });
  }

  private static int degrees(Rotation rotation) {
    return switch (rotation) {
      case NONE -> 0;
      case CLOCKWISE_90 -> 90;
      case HALF_TURN -> 180;
      case COUNTERCLOCKWISE_90 -> 270;
    };
  }
}
