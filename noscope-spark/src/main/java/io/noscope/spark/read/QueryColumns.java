package io.noscope.spark.read;

import io.noscope.spark.catalyst.ContainsCalls;
import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import scala.collection.immutable.Seq;

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
    // Nodes such as joins give out all that their children do.
    return rewritten.output().equals(node.output())
        ? rewritten
        : new Project(Seqs.of(Seqs.list(node.output())), rewritten);
  }

  private static LogicalPlan rewrite(LogicalPlan node, ApplyFunctionExpression call) {
    Optional<DataSourceV2Relation> video = video(node, call);
    Optional<NoScopeConf> query = video.flatMap(v -> query(v, call));
    if (query.isEmpty()) {
      return node;
    }
    DataSourceV2Relation asked = asked(video.get(), query.get());
    Attribute answer = answer(asked, query.get());
    LogicalPlan reached = node.mapChildren(child -> carry(child, video.get(), asked, answer));
    return reached.inputSet().contains(answer)
        ? ContainsCalls.replace(reached, call, answer)
        : node;
  }

  /** The scan, some way below, whose pictures the call is about. */
  private static Optional<DataSourceV2Relation> video(
      LogicalPlan node, ApplyFunctionExpression call) {
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

  private static Optional<NoScopeConf> query(
      DataSourceV2Relation video, ApplyFunctionExpression call) {
    VideoTable table = (VideoTable) video.table();
    return ContainsCalls.query(call, table.conf()).filter(table.asked()::canTake);
  }

  /** The relation with a column for the answer. */
  private static DataSourceV2Relation asked(DataSourceV2Relation video, NoScopeConf query) {
    VideoTable table = (VideoTable) video.table();
    ScanQueries queries = table.asked().and(query);
    String name = queries.text(queries.number(query));
    List<AttributeReference> output = new ArrayList<>(Seqs.list(video.output()));
    if (output.stream().noneMatch(column -> column.name().equals(name))) {
      output.add(
          new AttributeReference(
              name,
              DataTypes.BooleanType,
              true,
              Metadata.empty(),
              NamedExpression.newExprId(),
              Seqs.of(List.of())));
    }
    return video.copy(
        table.asking(queries),
        Seqs.of(output),
        video.catalog(),
        video.identifier(),
        video.options(),
        video.timeTravelSpec());
  }

  private static Attribute answer(DataSourceV2Relation asked, NoScopeConf query) {
    ScanQueries queries = ((VideoTable) asked.table()).asked();
    String name = queries.text(queries.number(query));
    return Seqs.list(asked.output()).stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
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
