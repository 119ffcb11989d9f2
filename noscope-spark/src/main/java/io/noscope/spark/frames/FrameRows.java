package io.noscope.spark.frames;

import io.noscope.spark.task.ImageColumn;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows of a partition with a look at the next. */
final class FrameRows {
  private final Iterator<InternalRow> rows;
  private final FrameKeys keys;
  private final Expression image;
  private Optional<FrameRow> next = Optional.empty();

  /**
   * @param keys bound to the rows
   * @param image bound to the rows
   */
  FrameRows(Iterator<InternalRow> rows, FrameKeys keys, Expression image) {
    this.rows = rows;
    this.keys = keys;
    this.image = image;
  }

  /** The next row, which stays the next; empty at the end. */
  Optional<FrameRow> peek() {
    if (next.isEmpty() && rows.hasNext()) {
      // Spark writes the next row over this one.
      next = Optional.of(read(rows.next().copy()));
    }
    return next;
  }

  /** Moves past the row that was looked at. */
  void take() {
    next = Optional.empty();
  }

  private FrameRow read(InternalRow row) {
    Object frame = keys.frame().eval(row);
    return new FrameRow(
        row,
        text(keys.camera(), row),
        text(keys.path(), row),
        frame == null ? -1 : (long) frame,
        Optional.ofNullable((InternalRow) image.eval(row)).map(ImageColumn::image));
  }

  private static String text(Expression key, InternalRow row) {
    UTF8String value = (UTF8String) key.eval(row);
    return value == null ? "" : value.toString();
  }
}
