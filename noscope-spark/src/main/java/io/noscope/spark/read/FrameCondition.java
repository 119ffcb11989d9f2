package io.noscope.spark.read;

import io.noscope.video.FrameChoice;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.TimeZoneAwareExpression;
import org.apache.spark.sql.catalyst.expressions.V2ExpressionUtils;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.OptionConverters;

/**
 * A condition on what is known of a frame before any of its pixels are, and on the answers to the
 * scan's queries.
 *
 * @param expression Spark's own, over rows of {@link #COLUMNS} and the answers after them
 * @param columns those that it refers to
 * @param queries numbers of those whose answers it refers to
 * @param text for people
 */
record FrameCondition(
    Expression expression, Set<VideoColumn> columns, Set<Integer> queries, String text)
    implements Serializable {
  /** What conditions may refer to, in the order of the rows that they are evaluated on. */
  static final List<VideoColumn> COLUMNS =
      List.of(
          VideoColumn.PATH,
          VideoColumn.CAMERA,
          VideoColumn.FRAME,
          VideoColumn.SECONDS,
          VideoColumn.PTS,
          VideoColumn.KEYFRAME);

  FrameCondition {
    columns = Set.copyOf(columns);
    queries = Set.copyOf(queries);
  }

  /**
   * The condition that a predicate means; empty where it refers to anything else, where Spark has
   * no expression for it, and where it is not the same each time.
   */
  static Optional<FrameCondition> of(Predicate predicate) {
    Set<VideoColumn> columns = EnumSet.noneOf(VideoColumn.class);
    Set<Integer> queries = new TreeSet<>();
    for (NamedReference reference : predicate.references()) {
      if (reference instanceof QueryReference query) {
        queries.add(query.number());
        continue;
      }
      Optional<VideoColumn> column = VideoColumn.of(reference).filter(COLUMNS::contains);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return OptionConverters.toJava(V2ExpressionUtils.toCatalyst(predicate))
        .map(FrameCondition::bind)
        .filter(bound -> bound.resolved() && bound.deterministic())
        .filter(bound -> bound.dataType().equals(DataTypes.BooleanType))
        .map(bound -> new FrameCondition(bound, columns, queries, predicate.toString()));
  }

  /** Puts places in a row for names. */
  private static Expression bind(Expression expression) {
    if (expression instanceof UnresolvedAttribute name && QueryReference.is(name)) {
      int place = COLUMNS.size() + QueryReference.number(name);
      return new BoundReference(place, DataTypes.BooleanType, true);
    }
    if (expression instanceof UnresolvedAttribute name) {
      VideoColumn column = VideoColumn.named(name.name());
      return new BoundReference(COLUMNS.indexOf(column), column.type(), false);
    }
    Expression bound = expression.mapChildren(FrameCondition::bind);
    if (bound instanceof TimeZoneAwareExpression zoned && zoned.timeZoneId().isEmpty()) {
      return (Expression) zoned.withTimeZone(SQLConf.get().sessionLocalTimeZone());
    }
    return bound;
  }

  /** Whether it refers to none but these columns, and to no query. */
  boolean needsOnly(Set<VideoColumn> given) {
    return queries.isEmpty() && given.containsAll(columns);
  }

  /** Whether it says that a frame shows what a query asks for, and nothing else. */
  boolean isQuery(int number) {
    return expression instanceof BoundReference reference
        && reference.ordinal() == COLUMNS.size() + number;
  }

  /** Every frame of which it may be true, and maybe more. */
  FrameChoice bounds() {
    return FrameBounds.of(expression);
  }

  /** Whether it is true, neither false nor null, of a row. */
  boolean holds(InternalRow row) {
    return Boolean.TRUE.equals(expression.eval(row));
  }

  /** Whether it may be true of a row in which null stands for answers that are not there yet. */
  boolean mayHold(InternalRow row) {
    return !Boolean.FALSE.equals(expression.eval(row));
  }
}
