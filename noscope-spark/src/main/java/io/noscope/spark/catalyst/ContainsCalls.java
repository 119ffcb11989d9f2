package io.noscope.spark.catalyst;

import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.unsafe.types.UTF8String;

/** Calls of {@code noscope_contains} in Spark's plans. */
public final class ContainsCalls {
  private ContainsCalls() {}

  /** The different calls in the expressions of a node, its children aside. */
  public static List<ApplyFunctionExpression> in(LogicalPlan node) {
    Map<Expression, ApplyFunctionExpression> found = new LinkedHashMap<>();
    for (Expression expression : Seqs.list(node.expressions())) {
      gather(expression, found);
    }
    return new ArrayList<>(found.values());
  }

  /** The different calls in an expression. */
  public static List<ApplyFunctionExpression> in(Expression expression) {
    Map<Expression, ApplyFunctionExpression> found = new LinkedHashMap<>();
    gather(expression, found);
    return new ArrayList<>(found.values());
  }

  private static void gather(
      Expression expression, Map<Expression, ApplyFunctionExpression> found) {
    if (expression instanceof ApplyFunctionExpression call
        && call.function().canonicalName().equals(ContainsCall.CANONICAL_NAME)) {
      found.putIfAbsent(call.canonicalized(), call);
    }
    Seqs.list(expression.children()).forEach(child -> gather(child, found));
  }

  /** The pictures that a call is about. */
  public static Expression image(ApplyFunctionExpression call) {
    return call.children().head();
  }

  /**
   * What a call asks, unless that differs from row to row.
   *
   * @param conf settings that those of the call go before
   */
  public static Optional<NoScopeConf> query(ApplyFunctionExpression call, NoScopeConf conf) {
    List<Expression> arguments = Seqs.list(call.children());
    Optional<String> label = text(arguments.get(1));
    Optional<String> settings = arguments.size() < 3 ? Optional.of("") : text(arguments.get(2));
    return label.isPresent() && settings.isPresent()
        ? Optional.of(conf.asking(label.get(), settings.get()))
        : Optional.empty();
  }

  private static Optional<String> text(Expression argument) {
    return argument.foldable() && argument.eval(null) instanceof UTF8String text
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  /** The node with another expression, such as a column, in place of a call. */
  public static LogicalPlan replace(
      LogicalPlan node, ApplyFunctionExpression call, Expression other) {
    Expression wanted = call.canonicalized();
    return node.transformExpressions(
        new Rewriting<>(
            expression ->
                expression instanceof ApplyFunctionExpression
                        && expression.canonicalized().equals(wanted)
                    ? other
                    : expression));
  }
}
