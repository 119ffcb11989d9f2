package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Seqs;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.immutable.Seq;

/** Plans a {@link CascadeStage}. */
public final class CascadeStageStrategy extends SparkStrategy {
  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    List<SparkPlan> planned =
        plan instanceof CascadeStage stage
            ? List.of(new CascadeStageExec(stage, planLater(stage.child())))
            : List.of();
    return Seqs.of(planned);
  }
}
