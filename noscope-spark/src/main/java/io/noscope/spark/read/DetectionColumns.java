package io.noscope.spark.read;

import io.noscope.spark.catalyst.Conjuncts;
import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.catalyst.Seqs;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.optimizer.ColumnPruning$;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;

/**
 * Makes the calls of {@code noscope_count} and {@code noscope_detect} on the frames of a video
 * columns of its scan, whose tasks ask the reference detector once for all of them and remember
 * what it says. Calls stay as they are where the scan would ask about more frames than they do:
 * above what drops rows, and where they are not evaluated for each row.
 *
 * <p>Runs when the plan is nearly what it is going to be: conditions on counts have become queries
 * by then, and other conditions have come down to the scan.
 */
public final class DetectionColumns extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    LogicalPlan rewritten = plan.transformUp(new Rewriting<>(DetectionColumns::rewrite));
    // Nothing that comes later drops the pictures that nobody looks at any more.
    return rewritten.fastEquals(plan) ? plan : ColumnPruning$.MODULE$.apply(rewritten);
  }

  private static LogicalPlan rewrite(LogicalPlan node) {
    List<Expression> expressions =
        node instanceof Filter filter
            ? Conjuncts.of(filter.condition())
            : Seqs.list(node.expressions());
    LogicalPlan rewritten = node;
    for (ApplyFunctionExpression call : DetectionCalls.ofEachRowIn(expressions)) {
      LogicalPlan before = rewritten;
      rewritten = rewrite(before, call, scan -> EveryRow.reaches(before, scan));
    }
    // Whatever else is asked of frames that the detector looks at anyway costs nothing.
    for (ApplyFunctionExpression call : DetectionCalls.in(expressions)) {
      rewritten = rewrite(rewritten, call, scan -> !table(scan).detections().isEmpty());
    }
    return CallColumns.withOutputOf(node, rewritten);
  }

  private static LogicalPlan rewrite(
      LogicalPlan node, ApplyFunctionExpression call, Predicate<DataSourceV2Relation> pays) {
    Optional<DataSourceV2Relation> video = CallColumns.video(node, call).filter(pays);
    Optional<DetectionColumn> column =
        video.flatMap(scan -> DetectionCalls.column(call, table(scan)));
    if (column.isEmpty()) {
      return node;
    }
    VideoTable table = table(video.get());
    return CallColumns.replace(
        node,
        call,
        video.get(),
        table.detecting(table.detections().and(column.get())),
        column.get().name(),
        column.get().type());
  }

  private static VideoTable table(DataSourceV2Relation scan) {
    return (VideoTable) scan.table();
  }
}
