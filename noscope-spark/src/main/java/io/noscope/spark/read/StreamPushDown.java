package io.noscope.spark.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.planning.ScanOperation;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.execution.datasources.v2.PushDownUtils;
import org.apache.spark.sql.execution.datasources.v2.StreamingDataSourceV2ScanRelation;
import scala.Option;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Offers the filters and columns of a batch of a stream to the scan's builder, which Spark does for
 * batch reads only. A stream that the plan scans twice is read in full: Spark holds scans of one
 * stream for equal, whatever they read, and may reuse one for the other.
 */
public final class StreamPushDown extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    List<VideoStream> streams =
        CollectionConverters.asJava(plan.collectLeaves()).stream()
            .flatMap(leaf -> plainScan(leaf).stream())
            .map(StreamPushDown::stream)
            .toList();
    return streams.isEmpty() ? plan : push(plan, streams);
  }

  private static LogicalPlan push(LogicalPlan plan, List<VideoStream> streams) {
    var operation = ScanOperation.unapply(plan);
    if (operation.isDefined()) {
      var scanned = plainScan(operation.get()._4());
      if (scanned.isPresent()) {
        VideoStream stream = stream(scanned.get());
        return streams.stream().filter(stream::equals).count() == 1
            ? push(operation.get(), scanned.get())
            : plan;
      }
    }
    return plan.mapChildren(child -> push(child, streams));
  }

  /** Filters and columns above the scan of a batch, as far as the scan does not take them over. */
  private static LogicalPlan push(
      Tuple4<Seq<NamedExpression>, Seq<Expression>, Seq<Expression>, LogicalPlan> operation,
      StreamingDataSourceV2ScanRelation scanned) {
    DataSourceV2Relation batch = batch(scanned);
    ScanBuilder builder = ((VideoTable) batch.table()).newScanBuilder(batch.options());
    List<Expression> left = new ArrayList<>(CollectionConverters.asJava(operation._2()));
    left.addAll(0, pushFilters(builder, CollectionConverters.asJava(operation._3())));
    var pruned = PushDownUtils.pruneColumns(builder, batch, operation._1(), seq(left));
    LogicalPlan plan = reading(scanned, (VideoScan) pruned._1(), pruned._2());
    Optional<Expression> condition = left.stream().reduce(And::new);
    if (condition.isPresent()) {
      plan = new Filter(condition.get(), plan);
    }
    return new Project(operation._1(), plan);
  }

  /** Those of the filters that the builder leaves to Spark. */
  static List<Expression> pushFilters(ScanBuilder builder, List<Expression> filters) {
    Map<Boolean, List<Expression>> bySubquery =
        filters.stream().collect(Collectors.partitioningBy(SubqueryExpression::hasSubquery));
    List<Expression> left = new ArrayList<>(bySubquery.get(true));
    left.addAll(
        CollectionConverters.asJava(
            PushDownUtils.pushFilters(builder, seq(bySubquery.get(false)))._2()));
    return left;
  }

  private static StreamingDataSourceV2ScanRelation reading(
      StreamingDataSourceV2ScanRelation scanned, VideoScan scan, Seq<AttributeReference> output) {
    VideoStream stream = stream(scanned).reading(scan);
    return scanned.copy(
        scanned.relation(),
        new StreamScan(scan, stream),
        output,
        stream,
        scanned.startOffset(),
        scanned.endOffset());
  }

  /** The same table as a batch read has it, which is what Spark's helpers know. */
  private static DataSourceV2Relation batch(StreamingDataSourceV2ScanRelation scanned) {
    var relation = scanned.relation();
    return new DataSourceV2Relation(
        relation.table(),
        scanned.output(),
        relation.catalog(),
        relation.identifier(),
        relation.options(),
        Option.empty());
  }

  private static Optional<StreamingDataSourceV2ScanRelation> plainScan(LogicalPlan leaf) {
    return leaf instanceof StreamingDataSourceV2ScanRelation relation
            && relation.scan() instanceof VideoScan
            && relation.endOffset().isDefined()
        ? Optional.of(relation)
        : Optional.empty();
  }

  private static VideoStream stream(StreamingDataSourceV2ScanRelation scanned) {
    return (VideoStream) scanned.stream();
  }

  private static Seq<Expression> seq(List<Expression> expressions) {
    return CollectionConverters.asScala(expressions).toSeq();
  }
}
