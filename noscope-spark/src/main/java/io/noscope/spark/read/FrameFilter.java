package io.noscope.spark.read;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The conditions that Spark leaves to a scan, evaluated by Spark's own expressions, so that they
 * mean what they would mean to Spark.
 *
 * @param conditions all of which have to hold
 */
record FrameFilter(List<FrameCondition> conditions) implements Serializable {
  /** No condition. */
  static final FrameFilter NONE = new FrameFilter(List.of());

  private static final Set<VideoColumn> OF_FILES = Set.of(VideoColumn.PATH, VideoColumn.CAMERA);

  FrameFilter {
    conditions = List.copyOf(conditions);
  }

  /** This filter and one more condition. */
  FrameFilter and(FrameCondition condition) {
    return new FrameFilter(Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  /** Whether there may be wanted frames in a file, as far as its path and camera tell. */
  boolean keepsFile(String path, String camera) {
    Object[] values = new Object[FrameCondition.COLUMNS.size()];
    values[FrameCondition.COLUMNS.indexOf(VideoColumn.PATH)] = UTF8String.fromString(path);
    values[FrameCondition.COLUMNS.indexOf(VideoColumn.CAMERA)] = UTF8String.fromString(camera);
    InternalRow row = new GenericInternalRow(values);
    return conditions.stream()
        .filter(condition -> condition.needsOnly(OF_FILES))
        .allMatch(condition -> condition.holds(row));
  }

  /** Whether a row is wanted. */
  boolean keeps(InternalRow row) {
    for (FrameCondition condition : conditions) {
      if (!condition.holds(row)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row may be wanted in which null stands for answers that are not there yet. */
  boolean mayKeep(InternalRow row) {
    for (FrameCondition condition : conditions) {
      if (!condition.mayHold(row)) {
        return false;
      }
    }
    return true;
  }

  /** Whether none is wanted but frames that show what a query asks for. */
  boolean requires(int query) {
    return conditions.stream().anyMatch(condition -> condition.isQuery(query));
  }

  /** The conditions but for what {@link #requires} says of a query. */
  FrameFilter apartFrom(int query) {
    return new FrameFilter(conditions.stream().filter(c -> !c.isQuery(query)).toList());
  }

  /** Whether it looks at nothing but the path and the camera. */
  boolean needsOnlyFiles() {
    return needsOnly(OF_FILES);
  }

  /** Whether no condition refers to a column but these. */
  boolean needsOnly(Set<VideoColumn> given) {
    return conditions.stream().allMatch(condition -> condition.needsOnly(given));
  }

  /** Whether a condition refers to this column. */
  boolean needs(VideoColumn column) {
    return conditions.stream().anyMatch(condition -> condition.columns().contains(column));
  }

  /** For people. */
  @Override
  public String toString() {
    return conditions.stream().map(FrameCondition::text).collect(Collectors.joining(" and "));
  }
}
