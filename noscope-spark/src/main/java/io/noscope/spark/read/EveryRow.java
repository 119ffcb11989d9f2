package io.noscope.spark.read;

import io.noscope.spark.catalyst.Conjuncts;
import io.noscope.spark.catalyst.Seqs;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.FullOuter$;
import org.apache.spark.sql.catalyst.plans.JoinType;
import org.apache.spark.sql.catalyst.plans.LeftOuter$;
import org.apache.spark.sql.catalyst.plans.RightOuter$;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.RepartitionOperation;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;

/**
 * Whether every row of a scan comes to a node above it. If so the scan may as well compute what the
 * node does; if not it would compute more.
 */
final class EveryRow {
  private final DataSourceV2Relation scan;
  private final List<Expression> conditions = new ArrayList<>();

  private EveryRow(DataSourceV2Relation scan) {
    this.scan = scan;
  }

  /**
   * Whether they come to where a node evaluates calls of {@link DetectionCalls}. Conditions that
   * the scan takes over drop rows before they are any.
   */
  static boolean reaches(LogicalPlan node, DataSourceV2Relation scan) {
    EveryRow rows = new EveryRow(scan);
    if (node instanceof Filter filter) {
      Conjuncts.of(filter.condition()).stream()
          .filter(condition -> DetectionCalls.in(List.of(condition)).isEmpty())
          .forEach(rows.conditions::add);
    }
    return Seqs.list(node.children()).stream().anyMatch(rows::pass) && rows.takesConditions();
  }

  /**
   * Whether nothing but conditions, which are noted, drops rows on the way out of a node. What is
   * sorted may be so for the first few.
   */
  private boolean pass(LogicalPlan node) {
    if (node.fastEquals(scan)) {
      return true;
    }
    if (node instanceof Join join) {
      return (keepsLeft(join.joinType()) && pass(join.left()))
          || (keepsRight(join.joinType()) && pass(join.right()));
    }
    if (node instanceof Filter filter) {
      conditions.addAll(Conjuncts.of(filter.condition()));
    }
    boolean passes =
        node instanceof Filter
            || node instanceof Project
            || node instanceof Window
            || node instanceof RepartitionOperation;
    return passes && pass(node.children().head());
  }

  private static boolean keepsLeft(JoinType type) {
    return type == LeftOuter$.MODULE$ || type == FullOuter$.MODULE$;
  }

  private static boolean keepsRight(JoinType type) {
    return type == RightOuter$.MODULE$ || type == FullOuter$.MODULE$;
  }

  private boolean takesConditions() {
    ScanBuilder builder = ((VideoTable) scan.table()).newScanBuilder(scan.options());
    return conditions.stream().allMatch(c -> c.references().subsetOf(scan.outputSet()))
        && StreamPushDown.pushFilters(builder, conditions).isEmpty();
  }
}
