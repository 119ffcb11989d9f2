package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Conjuncts;
import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.catalyst.Seqs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/**
 * Lets conditions that need no answer go below a stage: from there Spark takes them to the table,
 * and the cascade runs over the rows that they leave.
 */
public final class ConditionsFirst extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUp(new Rewriting<>(ConditionsFirst::rewrite));
  }

  private static LogicalPlan rewrite(LogicalPlan node) {
    if (!(node instanceof Filter filter) || !(filter.child() instanceof CascadeStage stage)) {
      return node;
    }
    Map<Boolean, List<Expression>> byStage =
        Conjuncts.of(filter.condition()).stream()
            .collect(
                Collectors.partitioningBy(
                    condition ->
                        condition.deterministic()
                            && condition.references().subsetOf(stage.child().outputSet())));
    Optional<Expression> first = byStage.get(true).stream().reduce(And::new);
    Optional<Expression> then = byStage.get(false).stream().reduce(And::new);
    if (first.isEmpty()) {
      return node;
    }
    LogicalPlan rows =
        stage.withNewChildren(Seqs.of(List.of(new Filter(first.get(), stage.child()))));
    return then.isPresent() ? new Filter(then.get(), rows) : rows;
  }
}
