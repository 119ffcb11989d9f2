package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/** Takes from Spark the columns that are needed and the query, which runs where frames decode. */
final class VideoScanBuilder implements SupportsPushDownRequiredColumns, SupportsPushDownV2Filters {
  private VideoTable table;
  private List<VideoColumn> columns;
  private Predicate[] pushed = new Predicate[0];

  VideoScanBuilder(VideoTable table) {
    this.table = table;
    this.columns = VideoColumn.of(table.rowType());
  }

  /** Takes the first query; the others, and all else, are Spark's to evaluate. */
  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    List<Predicate> left = new ArrayList<>();
    for (Predicate predicate : predicates) {
      Optional<NoScopeConf> query = PushedQuery.in(predicate, table.conf());
      if (table.conf().query().isEmpty() && query.isPresent()) {
        table = table.with(query.get());
        pushed = new Predicate[] {predicate};
      } else {
        left.add(predicate);
      }
    }
    return left.toArray(Predicate[]::new);
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.clone();
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = VideoColumn.of(required);
  }

  @Override
  public Scan build() {
    return new VideoScan(table, columns, pushed.length > 0);
  }
}
