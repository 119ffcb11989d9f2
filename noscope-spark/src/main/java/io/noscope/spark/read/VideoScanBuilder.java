package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.video.GroupSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownTableSample;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/**
 * Takes from Spark what saves work where frames decode: the columns that are needed, conditions on
 * frames, the query, a sample, a limit, and aggregates that indexes answer. Spark offers them in
 * the order sample, conditions, aggregate, limit, columns, and each only where nothing below it was
 * left to Spark.
 */
final class VideoScanBuilder
    implements SupportsPushDownRequiredColumns,
        SupportsPushDownTableSample,
        SupportsPushDownV2Filters,
        SupportsPushDownAggregates,
        SupportsPushDownLimit {
  private final List<Predicate> pushed = new ArrayList<>();
  private VideoTable table;
  private List<VideoColumn> columns;
  private WantedRows rows;
  private boolean presentOnly;
  private Optional<IndexAggregate> aggregate = Optional.empty();

  VideoScanBuilder(VideoTable table) {
    this.table = table;
    this.columns = VideoColumn.of(table.rowType());
    this.rows = WantedRows.of(table.conf().choice());
  }

  @Override
  public boolean pushTableSample(
      double lowerBound, double upperBound, boolean withReplacement, long seed) {
    if (withReplacement) {
      return false;
    }
    // Spark lets shares that were summed up stick out by rounding errors.
    double lower = Math.max(0, lowerBound);
    double upper = Math.max(lower, Math.min(1, upperBound));
    rows = rows.sample(new GroupSample(lower, upper, seed));
    return true;
  }

  /** Takes the first query and all that Spark's expressions can evaluate of a frame. */
  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    List<Predicate> left = new ArrayList<>();
    for (Predicate predicate : predicates) {
      if (takesQuery(predicate) || takesCondition(predicate)) {
        pushed.add(predicate);
      } else {
        left.add(predicate);
      }
    }
    return left.toArray(Predicate[]::new);
  }

  private boolean takesQuery(Predicate predicate) {
    Optional<NoScopeConf> query = PushedQuery.in(predicate, table.conf());
    if (table.conf().query().isPresent() || query.isEmpty()) {
      return false;
    }
    table = table.with(query.get());
    presentOnly = true;
    return true;
  }

  private boolean takesCondition(Predicate predicate) {
    Optional<FrameCondition> condition = FrameCondition.of(predicate);
    condition.ifPresent(taken -> rows = rows.where(taken));
    return condition.isPresent();
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(Predicate[]::new);
  }

  /** Takes what indexes answer exactly, of a read without a query. */
  @Override
  public boolean pushAggregation(Aggregation aggregation) {
    if (table.conf().query().isEmpty() && table.conf().countFromIndex()) {
      aggregate = IndexAggregate.of(aggregation, rows);
    }
    return aggregate.isPresent();
  }

  /** Taken in part: each partition stops by itself, and Spark after all of them. */
  @Override
  public boolean pushLimit(int limit) {
    rows = rows.limit(limit);
    return true;
  }

  @Override
  public boolean isPartiallyPushed() {
    return true;
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = VideoColumn.of(required);
  }

  @Override
  public Scan build() {
    return new VideoScan(table, columns, presentOnly, rows, aggregate);
  }
}
