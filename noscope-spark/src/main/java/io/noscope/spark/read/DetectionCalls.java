package io.noscope.spark.read;

import io.noscope.spark.catalyst.ContainsCalls;
import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.ConditionalExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.HigherOrderFunction;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;

/** Calls of {@code noscope_count} and {@code noscope_detect} in Spark's plans. */
public final class DetectionCalls {
  /** By which {@code noscope_count} is recognised. */
  public static final String COUNT = "io.noscope.count";

  /** By which {@code noscope_detect} is recognised. */
  public static final String DETECT = "io.noscope.detect";

  private DetectionCalls() {}

  /** The different calls in some expressions. */
  static List<ApplyFunctionExpression> in(List<Expression> expressions) {
    Map<Expression, ApplyFunctionExpression> found = new LinkedHashMap<>();
    expressions.forEach(expression -> gather(expression, false, found));
    return new ArrayList<>(found.values());
  }

  /** Those of them that are evaluated for each row, whatever else comes out of it. */
  static List<ApplyFunctionExpression> ofEachRowIn(List<Expression> expressions) {
    Map<Expression, ApplyFunctionExpression> found = new LinkedHashMap<>();
    expressions.forEach(expression -> gather(expression, true, found));
    return new ArrayList<>(found.values());
  }

  private static void gather(
      Expression expression, boolean always, Map<Expression, ApplyFunctionExpression> found) {
    if (expression instanceof ApplyFunctionExpression call && isOne(call)) {
      found.putIfAbsent(call.canonicalized(), call);
    }
    List<Expression> parts = Seqs.list(expression.children());
    (always ? alwaysEvaluated(expression, parts) : parts)
        .forEach(part -> gather(part, always, found));
  }

  private static boolean isOne(ApplyFunctionExpression call) {
    String name = call.function().canonicalName();
    return name.equals(COUNT) || name.equals(DETECT);
  }

  private static List<Expression> alwaysEvaluated(Expression expression, List<Expression> parts) {
    if (expression instanceof And || expression instanceof Or) {
      return parts.subList(0, 1);
    }
    if (expression instanceof ConditionalExpression conditional) {
      return Seqs.list(conditional.alwaysEvaluatedInputs());
    }
    if (expression instanceof HigherOrderFunction function) {
      return Seqs.list(function.arguments());
    }
    boolean filtered =
        expression instanceof AggregateExpression aggregate && aggregate.filter().isDefined();
    return filtered ? List.of() : parts;
  }

  /**
   * The column of a scan that a call can become; empty where it asks another detector, of other
   * pictures, or something else in each row.
   */
  static Optional<DetectionColumn> column(ApplyFunctionExpression call, VideoTable table) {
    NoScopeConf read = table.conf();
    // What is remembered of a frame is what was found in its upright picture of full size.
    if (read.resize().isPresent() || !read.decode().upright()) {
      return Optional.empty();
    }
    if (call.function().canonicalName().equals(DETECT)) {
      return Optional.of(new DetectionColumn.Objects());
    }
    return ContainsCalls.query(call, read)
        .filter(query -> query.readsLike(read) && query.reference().equals(read.reference()))
        .map(table.detections()::counting);
  }
}
