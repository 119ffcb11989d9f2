package io.noscope.spark.sql;

import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.ContainsCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Makes conditions such as {@code noscope_count(image, 'car') >= 3} questions of {@code
 * noscope_contains} that ask for at least three, so that cascades answer them. Those that ask for a
 * number exactly stay, but for none at all: what a cascade would let through of them is not what
 * its error rates are about.
 */
final class CountConditions extends Rule<LogicalPlan> {
  private static final String AT_LEAST = "atLeast";

  private static final Sides FIRST =
      new Sides(GreaterThanOrEqual.class, GreaterThan.class, LessThan.class, LessThanOrEqual.class);
  private static final Sides LAST =
      new Sides(LessThanOrEqual.class, LessThan.class, GreaterThan.class, GreaterThanOrEqual.class);

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformAllExpressions(new Rewriting<>(CountConditions::rewrite));
  }

  private static Expression rewrite(Expression condition) {
    if (!(condition instanceof BinaryComparison comparison)) {
      return condition;
    }
    Optional<ApplyFunctionExpression> left = count(comparison.left());
    Optional<ApplyFunctionExpression> right = count(comparison.right());
    Optional<Long> number = number(left.isPresent() ? comparison.right() : comparison.left());
    if (left.isPresent() == right.isPresent() || number.isEmpty()) {
      return condition;
    }
    return left.isPresent()
        ? asked(FIRST, condition, left.get(), number.get()).orElse(condition)
        : asked(LAST, condition, right.get(), number.get()).orElse(condition);
  }

  /** The comparisons that say so much of a count, by the side that it stands on. */
  private record Sides(
      Class<? extends BinaryComparison> atLeast,
      Class<? extends BinaryComparison> more,
      Class<? extends BinaryComparison> less,
      Class<? extends BinaryComparison> atMost) {}

  private static Optional<Expression> asked(
      Sides side, Expression condition, ApplyFunctionExpression count, long number) {
    if (side.atLeast().isInstance(condition)) {
      return atLeast(count, number);
    } else if (side.more().isInstance(condition)) {
      return atLeast(count, number + 1);
    } else if (side.less().isInstance(condition)) {
      return not(atLeast(count, number));
    } else if (side.atMost().isInstance(condition)) {
      return not(atLeast(count, number + 1));
    }
    return condition instanceof EqualTo && number == 0 ? not(atLeast(count, 1)) : Optional.empty();
  }

  private static Optional<Expression> not(Optional<Expression> condition) {
    return condition.map(Not::new);
  }

  /** The question that a cascade can answer; empty where every frame, or none, is an answer. */
  private static Optional<Expression> atLeast(ApplyFunctionExpression count, long number) {
    List<Expression> arguments = Seqs.list(count.children());
    Optional<String> settings = arguments.size() < 3 ? Optional.of("") : text(arguments.get(2));
    if (number < 1 || number > Integer.MAX_VALUE || settings.isEmpty()) {
      return Optional.empty();
    }
    String asked = ContainsCall.format(Map.of(AT_LEAST, String.valueOf(number)));
    // Of two settings of a name the last one holds.
    String all = settings.get().isBlank() ? asked : settings.get() + "; " + asked;
    return Optional.of(
        new ApplyFunctionExpression(
            ((CountFunction) count.function()).contains(),
            Seqs.of(
                List.of(
                    arguments.get(0),
                    arguments.get(1),
                    Literal.create(all, DataTypes.StringType)))));
  }

  /** The call that a side of a comparison is, widened to the type of the other side or not. */
  private static Optional<ApplyFunctionExpression> count(Expression side) {
    Expression value =
        side instanceof Cast cast && cast.dataType() instanceof LongType ? cast.child() : side;
    return value instanceof ApplyFunctionExpression call && call.function() instanceof CountFunction
        ? Optional.of(call)
        : Optional.empty();
  }

  private static Optional<Long> number(Expression side) {
    return side instanceof Literal literal
            && (literal.value() instanceof Integer || literal.value() instanceof Long)
        ? Optional.of(((Number) literal.value()).longValue())
        : Optional.empty();
  }

  private static Optional<String> text(Expression argument) {
    return argument instanceof Literal literal && literal.value() instanceof UTF8String text
        ? Optional.of(text.toString())
        : Optional.empty();
  }
}
