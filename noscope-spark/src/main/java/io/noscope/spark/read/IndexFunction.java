package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * An aggregate function that the number of frames, the first and the last of them answer: numbers
 * and times rise with the frames of a file.
 *
 * @param kind which
 * @param column whose values it is about; those of a count are never null
 * @param text for people
 */
record IndexFunction(Kind kind, VideoColumn column, String text) implements Serializable {
  /** What is made of the values. */
  enum Kind {
    COUNT,
    MIN,
    MAX
  }

  /** The function that Spark asks for, empty where an index does not answer it. */
  static Optional<IndexFunction> of(AggregateFunc function) {
    if (function instanceof CountStar) {
      return of(Kind.COUNT, Optional.of(VideoColumn.FRAME), function);
    }
    if (function instanceof Count count && !count.isDistinct()) {
      return of(Kind.COUNT, column(count.column()), function);
    }
    if (function instanceof Min min) {
      return of(Kind.MIN, ordered(min.column()), function);
    }
    if (function instanceof Max max) {
      return of(Kind.MAX, ordered(max.column()), function);
    }
    return Optional.empty();
  }

  private static Optional<IndexFunction> of(
      Kind kind, Optional<VideoColumn> column, AggregateFunc function) {
    return column.map(c -> new IndexFunction(kind, c, function.toString()));
  }

  private static Optional<VideoColumn> column(Expression expression) {
    return VideoColumn.of(expression).filter(FrameCondition.COLUMNS::contains);
  }

  private static Optional<VideoColumn> ordered(Expression expression) {
    return column(expression).filter(column -> column != VideoColumn.KEYFRAME);
  }

  /** Type of the result. */
  DataType type() {
    return kind == Kind.COUNT ? DataTypes.LongType : column.type();
  }

  /** Whether presentation times of single frames go into it. */
  boolean needsTimes() {
    return kind != Kind.COUNT && (column == VideoColumn.SECONDS || column == VideoColumn.PTS);
  }

  /** The result over frames of one video. */
  Object over(VideoInfo video, UTF8String camera, IndexedFrames frames) {
    return switch (kind) {
      case COUNT -> frames.count();
      case MIN -> value(video, camera, frames.first());
      case MAX -> value(video, camera, frames.last());
    };
  }

  private Object value(VideoInfo video, UTF8String camera, FrameLabel frame) {
    return column.value(video, camera, frame);
  }

  /** The result over no frames. */
  Object overNothing() {
    return kind == Kind.COUNT ? 0L : null;
  }

  /** The result over two sets of frames, of the results over each. */
  Object merge(Object a, Object b) {
    if (kind == Kind.COUNT) {
      return (Long) a + (Long) b;
    }
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    boolean lower = compare(a, b) <= 0;
    return lower == (kind == Kind.MIN) ? a : b;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }
}
