package io.noscope.spark.read;

import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of a scan, and with them the stage that reads it, computed by tasks that ask Spark for a
 * GPU.
 */
final class GpuScanExec extends SparkPlan {
  private static final long serialVersionUID = 1L;

  private final SparkPlan scan;
  private final ResourceProfile profile;

  GpuScanExec(SparkPlan scan, ResourceProfile profile) {
    this.scan = scan;
    this.profile = profile;
  }

  @Override
  public RDD<InternalRow> doExecute() {
    return scan.execute().withResources(profile);
  }

  @Override
  public Seq<SparkPlan> children() {
    return CollectionConverters.asScala(List.of(scan)).toSeq();
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new GpuScanExec(children.head(), profile);
  }

  @Override
  public Seq<Attribute> output() {
    return scan.output();
  }

  @Override
  public Partitioning outputPartitioning() {
    return scan.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return scan.outputOrdering();
  }

  @Override
  public String simpleString(int maxFields) {
    return "GpuScan " + profile.taskResources().apply("gpu").amount() + " for each task";
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int n) {
    return n == 0 ? scan : profile;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof GpuScanExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GpuScanExec that
        && scan.equals(that.scan)
        && profile.equals(that.profile);
  }

  @Override
  public int hashCode() {
    return scan.hashCode() + 31 * profile.hashCode();
  }
}
