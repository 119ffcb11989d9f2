package io.noscope.spark.sql;

import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.frames.ContainsFunction;
import io.noscope.spark.read.VideoColumns;
import io.noscope.spark.read.VideoTable;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;

/**
 * Gives a function of a video's frames the settings of the read. A query that the scan does not
 * take then means the same region and detector as one that it takes.
 */
final class ReadSettings extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    VideoColumns videos = VideoColumns.in(plan);
    return plan.transformAllExpressions(new Rewriting<>(call -> settle(call, videos)));
  }

  private static Expression settle(Expression expression, VideoColumns videos) {
    if (!(expression instanceof ApplyFunctionExpression call) || call.children().isEmpty()) {
      return expression;
    }
    Optional<VideoTable> video = videos.table(call.children().head());
    if (video.isEmpty()) {
      return expression;
    }
    ScalarFunction<?> settled = settle(call.function(), video.get().conf());
    return new ApplyFunctionExpression(settled, call.children());
  }

  private static ScalarFunction<?> settle(ScalarFunction<?> function, NoScopeConf conf) {
    if (function instanceof ContainsFunction contains) {
      return contains.with(conf);
    }
    if (function instanceof CountFunction count) {
      return count.with(conf);
    }
    return function instanceof DetectFunction detect
        ? new DetectFunction(conf, detect.hadoop())
        : function;
  }
}
