package io.noscope.spark.read;

import io.noscope.spark.catalyst.ContainsCalls;
import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.conf.NoScopeConf;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataTypes;

/**
 * Makes the calls of {@code noscope_contains} on the frames of a video columns of its scan, so that
 * nothing else is asked about what the scan has settled. Those in filters are left alone: the scan
 * is offered filters anyway.
 */
public final class QueryColumns extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUp(new Rewriting<>(QueryColumns::rewrite));
  }

  private static LogicalPlan rewrite(LogicalPlan node) {
    if (node instanceof Filter || node.children().isEmpty()) {
      return node;
    }
    LogicalPlan rewritten = node;
    for (ApplyFunctionExpression call : ContainsCalls.in(node)) {
      rewritten = rewrite(rewritten, call);
    }
    return CallColumns.withOutputOf(node, rewritten);
  }

  private static LogicalPlan rewrite(LogicalPlan node, ApplyFunctionExpression call) {
    Optional<DataSourceV2Relation> video = CallColumns.video(node, call);
    Optional<NoScopeConf> query = video.flatMap(v -> query(v, call));
    if (query.isEmpty()) {
      return node;
    }
    VideoTable table = (VideoTable) video.get().table();
    ScanQueries queries = table.asked().and(query.get());
    return CallColumns.replace(
        node,
        call,
        video.get(),
        table.asking(queries),
        queries.text(queries.number(query.get())),
        DataTypes.BooleanType);
  }

  private static Optional<NoScopeConf> query(
      DataSourceV2Relation video, ApplyFunctionExpression call) {
    VideoTable table = (VideoTable) video.table();
    return ContainsCalls.query(call, table.conf()).filter(table.asked()::canTake);
  }
}
