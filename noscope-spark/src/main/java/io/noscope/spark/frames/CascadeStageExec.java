package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.task.GpuStages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.ClusteredDistribution;
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Runs cascades over rows of frames. Spark brings the frames of each segment together and sorts
 * them.
 */
public final class CascadeStageExec extends SparkPlan {
  private static final long serialVersionUID = 1L;

  private final transient CascadeStage stage;
  private final SparkPlan child;
  private final transient StageMetrics metrics;

  CascadeStageExec(CascadeStage stage, SparkPlan child) {
    this(stage, child, StageMetrics.of(child.sparkContext()));
  }

  /**
   * Public with all fields in the order of {@link #productElement}, as Spark copies nodes by it.
   *
   * @param stage what to answer
   * @param child the frames
   * @param metrics what Spark's UI shows
   */
  public CascadeStageExec(CascadeStage stage, SparkPlan child, StageMetrics metrics) {
    this.stage = stage;
    this.child = child;
    this.metrics = metrics;
  }

  @Override
  public Seq<Distribution> requiredChildDistribution() {
    FrameKeys keys = stage.keys();
    Expression segment =
        new IntegralDivide(
            keys.frame(), Literal.create((long) settings().segmentFrames(), DataTypes.LongType));
    return Seqs.of(
        List.of(
            new ClusteredDistribution(
                Seqs.of(List.of(keys.camera(), keys.path(), segment)), false, Option.empty())));
  }

  private NoScopeConf settings() {
    return stage.queries().get(0);
  }

  @Override
  public Seq<Seq<SortOrder>> requiredChildOrdering() {
    FrameKeys keys = stage.keys();
    List<SortOrder> order = new ArrayList<>();
    for (Expression key : List.of(keys.camera(), keys.path(), keys.frame())) {
      order.add(
          new SortOrder(
              key,
              Ascending$.MODULE$,
              Ascending$.MODULE$.defaultNullOrdering(),
              Seqs.of(List.of())));
    }
    return Seqs.of(List.of(Seqs.of(order)));
  }

  @Override
  public RDD<InternalRow> doExecute() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(sparkContext());
    AnswerFrames answering =
        new AnswerFrames(
            new FrameKeys(
                bound(stage.keys().camera()),
                bound(stage.keys().path()),
                bound(stage.keys().frame())),
            bound(stage.image()),
            output(),
            stage.queries(),
            context.broadcast(plans(context.hadoopConfiguration())),
            metrics,
            HadoopBroadcast.of(context));
    RDD<InternalRow> answered = child.execute().toJavaRDD().mapPartitions(answering, true).rdd();
    return GpuStages.of(sparkContext(), settings())
        .profile()
        .map(answered::withResources)
        .orElse(answered);
  }

  private Expression bound(Expression expression) {
    return BindReferences.bindReference(
        expression,
        org.apache.spark.sql.catalyst.expressions.package$.MODULE$.AttributeSeq(child.output()),
        false);
  }

  private List<StoredPlans> plans(Configuration hadoop) {
    try {
      return StoredPlans.find(stage.queries(), hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String simpleString(int maxFields) {
    StringBuilder text = new StringBuilder("CascadeStage");
    for (NoScopeConf query : stage.queries()) {
      text.append(" contains %s, cascade: ".formatted(query.query().orElseThrow().wanted()));
      text.append(describe(query)).append(',');
    }
    FrameKeys keys = stage.keys();
    return "%s in the order of %s, %s, %s"
        .formatted(text, keys.camera(), keys.path(), keys.frame());
  }

  /** What is wrong with a query is for the run to tell, not for whoever prints a plan. */
  private String describe(NoScopeConf query) {
    try {
      return StoredPlans.describe(query, sparkContext().hadoopConfiguration());
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return "unknown";
    }
  }

  @Override
  public scala.collection.immutable.Map<String, SQLMetric> metrics() {
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(metrics.byName()));
  }

  @Override
  public Seq<SparkPlan> children() {
    return Seqs.of(List.of(child));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new CascadeStageExec(stage, children.head(), metrics);
  }

  @Override
  public Seq<Attribute> output() {
    List<Attribute> all = new ArrayList<>(Seqs.list(child.output()));
    all.addAll(Seqs.list(stage.answers()));
    return Seqs.of(all);
  }

  @Override
  public AttributeSet producedAttributes() {
    return stage.producedAttributes();
  }

  @Override
  public Partitioning outputPartitioning() {
    return child.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return child.outputOrdering();
  }

  private List<Object> elements() {
    return List.of(stage, child, metrics);
  }

  @Override
  public int productArity() {
    return elements().size();
  }

  @Override
  public Object productElement(int n) {
    return elements().get(n);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CascadeStageExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CascadeStageExec that
        && stage.equals(that.stage)
        && child.equals(that.child);
  }

  @Override
  public int hashCode() {
    return stage.hashCode() + 31 * child.hashCode();
  }
}
