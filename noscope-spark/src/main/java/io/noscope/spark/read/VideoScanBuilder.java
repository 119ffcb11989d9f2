package io.noscope.spark.read;

import io.noscope.video.GroupSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final VideoTable table;
  private final List<Predicate> pushed = new ArrayList<>();
  private List<VideoColumn> columns;
  private List<Integer> answers = List.of();
  private ScanDetections detections;
  private WantedRows rows;
  private ScanQueries queries;
  private Optional<IndexAggregate> aggregate = Optional.empty();

  VideoScanBuilder(VideoTable table) {
    this.table = table;
    this.columns = VideoColumn.of(table.rowType());
    this.detections = table.detections().only(List.of());
    this.rows = WantedRows.of(table.conf().choice());
    this.queries = table.asked();
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

  /**
   * Takes all that Spark's expressions can evaluate of a frame and of the answers to queries.
   * Queries that do not read like the first, such as one of other segments, are left to Spark.
   */
  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    List<Predicate> left = new ArrayList<>();
    for (Predicate predicate : predicates) {
      if (takes(predicate)) {
        pushed.add(predicate);
      } else {
        left.add(predicate);
      }
    }
    return left.toArray(Predicate[]::new);
  }

  private boolean takes(Predicate predicate) {
    QueryCalls calls = new QueryCalls(table.conf(), queries);
    Optional<FrameCondition> condition = FrameCondition.of(calls.replaceIn(predicate));
    if (condition.isEmpty()) {
      return false;
    }
    rows = rows.where(condition.get());
    queries = calls.queries();
    return true;
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(Predicate[]::new);
  }

  /** Takes what indexes answer exactly, of a read without a query. */
  @Override
  public boolean pushAggregation(Aggregation aggregation) {
    if (queries.isEmpty() && table.conf().countFromIndex()) {
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
    List<VideoColumn> plain = new ArrayList<>();
    List<Integer> answered = new ArrayList<>();
    List<DetectionColumn> detected = new ArrayList<>();
    for (String name : required.fieldNames()) {
      OptionalInt answer = queries.named(name);
      Optional<DetectionColumn> detection = table.detections().named(name);
      if (answer.isPresent()) {
        answered.add(answer.getAsInt());
      } else if (detection.isPresent()) {
        detected.add(detection.get());
      } else {
        plain.add(VideoColumn.named(name));
      }
    }
    columns = plain;
    answers = answered;
    detections = table.detections().only(detected);
  }

  @Override
  public Scan build() {
    return new VideoScan(
        queries.read(table), columns, answers, detections, queries, rows, aggregate);
  }
}
