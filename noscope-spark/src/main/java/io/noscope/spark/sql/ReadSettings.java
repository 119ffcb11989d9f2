package io.noscope.spark.sql;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.read.VideoTable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.catalyst.streaming.StreamingRelationV2;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Gives a function of a video's frames the settings of the read. A query that the scan does not
 * take, such as the one under a NOT, then means the same region and detector as one that it takes.
 */
final class ReadSettings extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    Map<ExprId, NoScopeConf> videos = new HashMap<>();
    for (LogicalPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
      if (table(leaf) instanceof VideoTable table) {
        for (Attribute column : CollectionConverters.asJava(leaf.output())) {
          videos.put(column.exprId(), table.conf());
        }
      }
    }
    return videos.isEmpty() ? plan : plan.transformAllExpressions(new Settled(videos));
  }

  private static Table table(LogicalPlan leaf) {
    if (leaf instanceof StreamingRelationV2 stream) {
      return stream.table();
    }
    return leaf instanceof DataSourceV2Relation relation ? relation.table() : null;
  }

  /** A call of ours on a column of a video, with that video's settings. */
  private static final class Settled extends AbstractPartialFunction<Expression, Expression> {
    private static final long serialVersionUID = 1L;

    private final transient Map<ExprId, NoScopeConf> videos;

    private Settled(Map<ExprId, NoScopeConf> videos) {
      this.videos = videos;
    }

    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof ApplyFunctionExpression call
          && !call.children().isEmpty()
          && call.children().head() instanceof Attribute column
          && videos.containsKey(column.exprId());
    }

    @Override
    public Expression apply(Expression expression) {
      ApplyFunctionExpression call = (ApplyFunctionExpression) expression;
      Attribute column = (Attribute) call.children().head();
      return new ApplyFunctionExpression(
          settled(call.function(), videos.get(column.exprId())), call.children());
    }

    private static ScalarFunction<?> settled(ScalarFunction<?> function, NoScopeConf conf) {
      if (function instanceof ContainsFunction contains) {
        return new ContainsFunction(conf, contains.hadoop(), contains.arguments());
      }
      return function instanceof DetectFunction detect
          ? new DetectFunction(conf, detect.hadoop())
          : function;
    }
  }
}
