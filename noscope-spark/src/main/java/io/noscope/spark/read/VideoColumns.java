package io.noscope.spark.read;

import io.noscope.spark.catalyst.Seqs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.streaming.StreamingRelationV2;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;

/** Which columns of a plan are columns of videos, under whatever names. */
public final class VideoColumns {
  private final Map<ExprId, VideoTable> tables = new HashMap<>();

  private VideoColumns() {}

  /** Of a plan before it is optimized. */
  public static VideoColumns in(LogicalPlan plan) {
    VideoColumns columns = new VideoColumns();
    columns.gather(plan);
    return columns;
  }

  private void gather(LogicalPlan node) {
    Seqs.list(node.children()).forEach(this::gather);
    if (table(node) instanceof VideoTable table) {
      for (Attribute column : Seqs.list(node.output())) {
        tables.put(column.exprId(), table);
      }
    }
    if (node instanceof Project project) {
      for (NamedExpression column : Seqs.list(project.projectList())) {
        if (column instanceof Alias alias) {
          table(alias.child()).ifPresent(table -> tables.put(alias.exprId(), table));
        }
      }
    }
  }

  private static Table table(LogicalPlan leaf) {
    if (leaf instanceof StreamingRelationV2 stream) {
      return stream.table();
    }
    return leaf instanceof DataSourceV2Relation relation ? relation.table() : null;
  }

  /** The video that a column is of; empty for other columns, and for anything worked out. */
  public Optional<VideoTable> table(Expression column) {
    return column instanceof Attribute attribute
        ? Optional.ofNullable(tables.get(attribute.exprId()))
        : Optional.empty();
  }
}
