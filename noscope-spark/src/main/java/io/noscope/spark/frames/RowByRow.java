package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Rewriting;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;

/** Has EXPLAIN say of the calls that a video's scan has not taken what comes of them. */
public final class RowByRow extends Rule<SparkPlan> {
  /** For plans that Spark does not cut into query stages. */
  public static ColumnarRule withoutStages() {
    return new ColumnarRule() {
      @Override
      public Rule<SparkPlan> preColumnarTransitions() {
        return new RowByRow();
      }
    };
  }

  @Override
  public SparkPlan apply(SparkPlan plan) {
    return plan.transformAllExpressions(new Rewriting<>(RowByRow::explain));
  }

  private static Expression explain(Expression expression) {
    return expression instanceof ApplyFunctionExpression call
            && call.function() instanceof ContainsFunction function
            && function.note().isEmpty()
        ? new ApplyFunctionExpression(function.because("the scan cannot take it"), call.children())
        : expression;
  }
}
