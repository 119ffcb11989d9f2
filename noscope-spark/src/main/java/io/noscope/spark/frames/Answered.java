package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import scala.collection.immutable.Seq;

/**
 * Rows for which a stage below has answered a query. Asked again of the rows that a filter left, it
 * would meet other segments, and could answer otherwise.
 *
 * @param rows with the answer among their columns
 * @param answer the column
 */
record Answered(LogicalPlan rows, Attribute answer) {
  /** Looks for such a stage below filters and projections, and lets the answer through them. */
  static Optional<Answered> find(LogicalPlan rows, NoScopeConf query, Expression image) {
    if (rows instanceof CascadeStage stage) {
      int known = stage.queries().indexOf(query);
      return known >= 0 && stage.image().semanticEquals(image)
          ? Optional.of(new Answered(stage, Seqs.list(stage.answers()).get(known)))
          : Optional.empty();
    }
    if (rows instanceof Filter filter) {
      return find(filter.child(), query, image)
          .map(found -> found.below(new Filter(filter.condition(), found.rows())));
    }
    if (rows instanceof Project project
        && image.references().subsetOf(project.child().outputSet())) {
      return find(project.child(), query, image)
          .map(found -> found.below(found.through(project.projectList())));
    }
    return Optional.empty();
  }

  private Answered below(LogicalPlan node) {
    return new Answered(node, answer);
  }

  private Project through(Seq<NamedExpression> columns) {
    List<NamedExpression> all = new ArrayList<>(Seqs.list(columns));
    if (!all.contains(answer)) {
      all.add(answer);
    }
    return new Project(Seqs.of(all), rows);
  }
}
