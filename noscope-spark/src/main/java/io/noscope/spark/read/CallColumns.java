package io.noscope.spark.read;

import io.noscope.spark.catalyst.ContainsCalls;
import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.catalyst.Seqs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import scala.collection.immutable.Seq;

/**
 * Columns of a video's scan that stand in a plan for calls on its pictures. No column list has
 * them: they go from the scan up to the node with the call, and no further.
 */
final class CallColumns {
  private CallColumns() {}

  /** The scan, some way below a node, whose pictures a call in it is about. */
  static Optional<DataSourceV2Relation> video(LogicalPlan node, ApplyFunctionExpression call) {
    for (LogicalPlan leaf : Seqs.list(node.collectLeaves())) {
      if (leaf instanceof DataSourceV2Relation relation
          && relation.table() instanceof VideoTable
          && ContainsCalls.image(call) instanceof Attribute image
          && relation.outputSet().contains(image)) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  /**
   * The node with a column of the scan in place of a call; as it was where the column does not get
   * there.
   *
   * @param video the scan before
   * @param table what it is to read, with the column or one of the same name from before
   */
  static LogicalPlan replace(
      LogicalPlan node,
      ApplyFunctionExpression call,
      DataSourceV2Relation video,
      VideoTable table,
      String name,
      DataType type) {
    DataSourceV2Relation asked = with(video, table, name, type);
    Attribute answer =
        Seqs.list(asked.output()).stream()
            .filter(column -> column.name().equals(name))
            .findFirst()
            .orElseThrow();
    LogicalPlan reached = node.mapChildren(child -> carry(child, video, asked, answer));
    return reached.inputSet().contains(answer)
        ? ContainsCalls.replace(reached, call, answer)
        : node;
  }

  /** A node that gives out what it did before: those such as joins give out all that they get. */
  static LogicalPlan withOutputOf(LogicalPlan before, LogicalPlan rewritten) {
    return rewritten.output().equals(before.output())
        ? rewritten
        : new Project(Seqs.of(Seqs.list(before.output())), rewritten);
  }

  private static DataSourceV2Relation with(
      DataSourceV2Relation video, VideoTable table, String name, DataType type) {
    List<AttributeReference> output = new ArrayList<>(Seqs.list(video.output()));
    if (output.stream().noneMatch(column -> column.name().equals(name))) {
      output.add(
          new AttributeReference(
              name, type, true, Metadata.empty(), NamedExpression.newExprId(), Seqs.of(List.of())));
    }
    return video.copy(
        table,
        Seqs.of(output),
        video.catalog(),
        video.identifier(),
        video.options(),
        video.timeTravelSpec());
  }

  /** Puts the new relation in, and lets projections pass on its answer. */
  private static LogicalPlan carry(
      LogicalPlan plan, DataSourceV2Relation before, DataSourceV2Relation after, Attribute answer) {
    return plan.transformUp(
        new Rewriting<>(
            node -> {
              if (node.fastEquals(before)) {
                return after;
              }
              return node instanceof Project project
                      && project.inputSet().contains(answer)
                      && !project.outputSet().contains(answer)
                  ? new Project(with(project.projectList(), answer), project.child())
                  : node;
            }));
  }

  private static Seq<NamedExpression> with(Seq<NamedExpression> columns, Attribute answer) {
    List<NamedExpression> all = new ArrayList<>(Seqs.list(columns));
    all.add(answer);
    return Seqs.of(all);
  }
}
