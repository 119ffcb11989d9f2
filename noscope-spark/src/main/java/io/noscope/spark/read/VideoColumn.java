package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.spark.task.ImageColumn;
import io.noscope.video.VideoInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The columns of a video: what they are called, of which type, and where the value comes from. */
enum VideoColumn {
  /** The file. */
  PATH,
  /** Which camera the file comes from. */
  CAMERA,
  /** Number of the frame in presentation order, from 0 in each file. */
  FRAME,
  /** Presentation time in seconds since the file's first frame. */
  SECONDS,
  /** Presentation time in the stream's time base. */
  PTS,
  /** Whether the frame is coded without reference to others. */
  KEYFRAME,
  /** The pixels, in Spark's image schema. */
  IMAGE,
  /** Whether the class asked for is in the frame. */
  PRESENT,
  /** Which stage of the cascade decided. */
  STAGE,
  /** How sure of the class who decided was; null where nobody said. */
  SCORE,
  /** The file, where it is asked for by name. */
  METADATA;

  private static final List<VideoColumn> OF_EVERY_READ =
      List.of(PATH, CAMERA, FRAME, SECONDS, PTS, KEYFRAME, IMAGE);
  private static final List<VideoColumn> OF_LABELLED_READS =
      List.of(PATH, CAMERA, FRAME, SECONDS, PTS, KEYFRAME, IMAGE, PRESENT, STAGE, SCORE);

  /** The name in a schema. */
  String label() {
    return this == METADATA ? "_metadata" : name().toLowerCase(Locale.ROOT);
  }

  DataType type() {
    return switch (this) {
      case PATH, CAMERA, STAGE -> DataTypes.StringType;
      case FRAME, PTS -> DataTypes.LongType;
      case SECONDS, SCORE -> DataTypes.DoubleType;
      case KEYFRAME, PRESENT -> DataTypes.BooleanType;
      case IMAGE -> ImageColumn.TYPE;
      case METADATA -> FileMetadata.TYPE;
    };
  }

  /** The columns of a read, hidden ones aside; labels where a class is asked for. */
  static StructType schema(boolean labelled) {
    return schema(labelled ? OF_LABELLED_READS : OF_EVERY_READ);
  }

  static StructType schema(List<VideoColumn> columns) {
    return new StructType(columns.stream().map(VideoColumn::field).toArray(StructField[]::new));
  }

  static List<VideoColumn> of(StructType schema) {
    return Arrays.stream(schema.fieldNames()).map(VideoColumn::named).toList();
  }

  /** The column of this name, in upper or lower case. */
  static VideoColumn named(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("a video has no column " + name));
  }

  private static Optional<VideoColumn> find(String name) {
    return Arrays.stream(values()).filter(c -> c.label().equalsIgnoreCase(name)).findFirst();
  }

  /** The column that an expression of Spark's refers to, if it does nothing else. */
  static Optional<VideoColumn> of(Expression expression) {
    return expression instanceof NamedReference reference && reference.fieldNames().length == 1
        ? find(reference.fieldNames()[0])
        : Optional.empty();
  }

  private StructField field() {
    return new StructField(label(), type(), this == IMAGE || this == SCORE, Metadata.empty());
  }

  /** The value for a frame in Spark's internal form. */
  Object value(VideoInfo video, UTF8String camera, FrameLabel frame) {
    return switch (this) {
      case PATH -> UTF8String.fromString(video.file().path());
      case CAMERA -> camera;
      case FRAME -> frame.frame();
      case SECONDS -> frame.seconds();
      case PTS -> frame.pts();
      case KEYFRAME -> frame.keyframe();
      case IMAGE -> throw new IllegalArgumentException("pixels are made by ImageRow");
      case PRESENT -> frame.present();
      case STAGE -> UTF8String.fromString(frame.stage().name().toLowerCase(Locale.ROOT));
      case SCORE -> Float.isNaN(frame.score()) ? null : (Object) (double) frame.score();
      case METADATA -> FileMetadata.row(video);
    };
  }
}
