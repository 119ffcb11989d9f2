package io.noscope.spark.frames;

import io.noscope.spark.catalyst.ContainsCalls;
import io.noscope.spark.catalyst.Rewriting;
import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.read.VideoColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;

/**
 * Puts a {@link CascadeStage} below what calls {@code noscope_contains} on frames of a table, and
 * its columns in place of the calls. Calls that no cascade can answer stay, and say why. The frames
 * of videos are left to their scans, other than those that Spark has cached: of these it knows only
 * late that they are a table.
 */
public final class FrameCalls extends Rule<LogicalPlan> {
  private static final Set<Class<? extends LogicalPlan>> TAKEN =
      Set.of(
          Project.class, Filter.class, Aggregate.class, Sort.class, Window.class, Generate.class);

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    VideoColumns videos = VideoColumns.in(plan);
    return plan.transformUp(
        new Rewriting<>(
            node -> rewrite(node, call -> videos.table(ContainsCalls.image(call)).isEmpty())));
  }

  private static LogicalPlan rewrite(LogicalPlan node, Predicate<ApplyFunctionExpression> isForUs) {
    LogicalPlan rewritten = node;
    for (ApplyFunctionExpression call : ContainsCalls.in(node)) {
      if (isForUs.test(call) && ((ContainsFunction) call.function()).note().isEmpty()) {
        Optional<String> obstacle = obstacle(rewritten, call);
        rewritten =
            obstacle.isPresent()
                ? ContainsCalls.replace(rewritten, call, noted(call, obstacle.get()))
                : rewrite(rewritten, call);
      }
    }
    return rewritten.output().equals(node.output())
        ? rewritten
        : new Project(Seqs.of(Seqs.list(node.output())), rewritten);
  }

  /** Why no cascade can answer a call; empty where one can. */
  private static Optional<String> obstacle(LogicalPlan node, ApplyFunctionExpression call) {
    if (node.isStreaming()) {
      return Optional.of("the rows are a stream");
    }
    if (!TAKEN.contains(node.getClass())) {
      return Optional.of("it is in a " + node.nodeName());
    }
    try {
      Optional<NoScopeConf> query = query(call);
      if (query.isEmpty()) {
        return Optional.of("what it asks differs from row to row");
      }
      FrameKeys.of(node.children().head().output(), query.get());
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    return Optional.empty();
  }

  private static Expression noted(ApplyFunctionExpression call, String reason) {
    return new ApplyFunctionExpression(
        ((ContainsFunction) call.function()).because(reason), call.children());
  }

  private static Optional<NoScopeConf> query(ApplyFunctionExpression call) {
    return ContainsCalls.query(call, ((ContainsFunction) call.function()).conf());
  }

  private static LogicalPlan rewrite(LogicalPlan node, ApplyFunctionExpression call) {
    NoScopeConf query = query(call).orElseThrow();
    LogicalPlan child = node.children().head();
    Answered answered =
        Answered.find(child, query, ContainsCalls.image(call))
            .orElseGet(() -> ask(child, query, ContainsCalls.image(call)));
    return ContainsCalls.replace(node.mapChildren(c -> answered.rows()), call, answered.answer());
  }

  private static Answered ask(LogicalPlan rows, NoScopeConf query, Expression image) {
    Attribute answer = column(query);
    Optional<CascadeStage> below =
        rows instanceof CascadeStage stage && takes(stage, query, image)
            ? Optional.of(stage)
            : Optional.empty();
    List<NoScopeConf> queries = new ArrayList<>(below.map(CascadeStage::queries).orElse(List.of()));
    List<Attribute> answers =
        new ArrayList<>(below.map(stage -> Seqs.list(stage.answers())).orElse(List.of()));
    queries.add(query);
    answers.add(answer);
    LogicalPlan frames = below.map(CascadeStage::child).orElse(rows);
    FrameKeys keys = FrameKeys.of(frames.output(), query);
    return new Answered(
        new CascadeStage(
            keys.camera(), keys.path(), keys.frame(), image, queries, Seqs.of(answers), frames),
        answer);
  }

  /** Whether the stage can answer one more query from the same pass over the same pictures. */
  private static boolean takes(CascadeStage stage, NoScopeConf query, Expression image) {
    return stage.image().semanticEquals(image)
        && stage.queries().stream().allMatch(query::readsLike);
  }

  private static Attribute column(NoScopeConf query) {
    return new AttributeReference(
        "contains " + query.query().orElseThrow().wanted(),
        DataTypes.BooleanType,
        true,
        Metadata.empty(),
        NamedExpression.newExprId(),
        Seqs.of(List.of()));
  }
}
