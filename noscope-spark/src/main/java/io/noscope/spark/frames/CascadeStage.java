package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** The rows below, and behind them a column with the answers of each query's cascade. */
public final class CascadeStage extends LogicalPlan {
  private static final long serialVersionUID = 1L;

  private final Expression camera;
  private final Expression path;
  private final Expression frame;
  private final Expression image;
  private final List<NoScopeConf> queries;
  private final Seq<Attribute> answers;
  private final LogicalPlan child;

  /**
   * Public with all fields in the order of {@link #productElement}, as Spark copies nodes by it.
   *
   * @param camera text
   * @param path text
   * @param frame a long
   * @param image in Spark's image schema
   * @param queries the settings of each, its class among them
   * @param answers a column for each
   * @param child the frames
   */
  public CascadeStage(
      Expression camera,
      Expression path,
      Expression frame,
      Expression image,
      List<NoScopeConf> queries,
      Seq<Attribute> answers,
      LogicalPlan child) {
    this.camera = camera;
    this.path = path;
    this.frame = frame;
    this.image = image;
    this.queries = List.copyOf(queries);
    this.answers = answers;
    this.child = child;
  }

  FrameKeys keys() {
    return new FrameKeys(camera, path, frame);
  }

  Expression image() {
    return image;
  }

  List<NoScopeConf> queries() {
    return queries;
  }

  Seq<Attribute> answers() {
    return answers;
  }

  LogicalPlan child() {
    return child;
  }

  @Override
  public Seq<LogicalPlan> children() {
    return Seqs.of(List.of(child));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new CascadeStage(camera, path, frame, image, queries, answers, children.head());
  }

  @Override
  public Seq<Attribute> output() {
    List<Attribute> all = new ArrayList<>(Seqs.list(child.output()));
    all.addAll(Seqs.list(answers));
    return Seqs.of(all);
  }

  @Override
  public AttributeSet producedAttributes() {
    return AttributeSet.fromAttributeSets(
        Seqs.of(Seqs.list(answers).stream().map(Attribute::references).toList()));
  }

  private List<Object> elements() {
    return List.of(camera, path, frame, image, queries, answers, child);
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
    return other instanceof CascadeStage;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CascadeStage that && elements().equals(that.elements());
  }

  @Override
  public int hashCode() {
    return Objects.hash(elements());
  }
}
