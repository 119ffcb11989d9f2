package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import scala.Option;
import scala.collection.immutable.Seq;

/**
 * What orders the rows of a table of frames.
 *
 * @param camera text: a column, or as set
 * @param path text: which of a camera's recordings, where there is such a column
 * @param frame number of the frame in the recording
 */
record FrameKeys(Expression camera, Expression path, Expression frame) implements Serializable {
  /**
   * Finds the columns by name.
   *
   * @throws IllegalArgumentException where one is missing, with the reason
   */
  static FrameKeys of(Seq<Attribute> columns, NoScopeConf conf) {
    Expression camera =
        conf.camera()
            .<Expression>map(FrameKeys::text)
            .or(() -> column(columns, "camera", StringType.class).map(c -> c))
            .orElseThrow(() -> missing("camera"));
    Expression path =
        column(columns, "path", StringType.class).<Expression>map(c -> c).orElse(text(""));
    Attribute frame =
        column(columns, "frame", IntegralType.class).orElseThrow(() -> missing("frame"));
    return new FrameKeys(camera, path, asLong(frame));
  }

  private static Expression text(String value) {
    return Literal.create(value, DataTypes.StringType);
  }

  private static Expression asLong(Attribute frame) {
    return frame.dataType().equals(DataTypes.LongType)
        ? frame
        : new Cast(frame, DataTypes.LongType, Option.empty(), EvalMode.LEGACY());
  }

  private static IllegalArgumentException missing(String column) {
    return new IllegalArgumentException("the rows have no one column " + column);
  }

  /** The only column of the name, if its type will do. */
  private static Optional<Attribute> column(
      Seq<Attribute> columns, String name, Class<? extends DataType> type) {
    List<Attribute> named = new ArrayList<>();
    for (Attribute column : Seqs.list(columns)) {
      if (column.name().equalsIgnoreCase(name)) {
        named.add(column);
      }
    }
    return named.size() == 1 && type.isInstance(named.get(0).dataType())
        ? Optional.of(named.get(0))
        : Optional.empty();
  }
}
