package io.noscope.spark.read;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.types.StructType;

/**
 * Aggregates of frames that indexes answer, so that nothing is decoded. Frames that would turn out
 * not to decode are counted.
 *
 * @param groups path, camera, both or none
 * @param functions what to tell of each group
 */
record IndexAggregate(List<VideoColumn> groups, List<IndexFunction> functions)
    implements Serializable {
  private static final Set<VideoColumn> GROUPS = Set.of(VideoColumn.PATH, VideoColumn.CAMERA);

  /** What an index tells of each frame; times only of some. */
  private static final Set<VideoColumn> KNOWN =
      Set.of(VideoColumn.PATH, VideoColumn.CAMERA, VideoColumn.FRAME, VideoColumn.KEYFRAME);

  IndexAggregate {
    groups = List.copyOf(groups);
    functions = List.copyOf(functions);
  }

  /** What Spark asks for; empty where an index does not answer it for these rows, exactly. */
  static Optional<IndexAggregate> of(Aggregation aggregation, WantedRows rows) {
    List<VideoColumn> groups = new ArrayList<>();
    for (Expression expression : aggregation.groupByExpressions()) {
      VideoColumn.of(expression).filter(GROUPS::contains).ifPresent(groups::add);
    }
    List<IndexFunction> functions = new ArrayList<>();
    for (AggregateFunc function : aggregation.aggregateExpressions()) {
      IndexFunction.of(function).ifPresent(functions::add);
    }
    boolean all =
        groups.size() == aggregation.groupByExpressions().length
            && functions.size() == aggregation.aggregateExpressions().length;
    return Optional.of(new IndexAggregate(groups, functions))
        .filter(aggregate -> all && aggregate.isExactFor(rows));
  }

  private boolean isExactFor(WantedRows rows) {
    boolean wholeFiles = rows.filter().needsOnlyFiles() && rows.choice().step() == 1;
    return rows.choice().sample().isAll()
        && (wholeFiles || (rows.filter().needsOnly(KNOWN) && !needsTimes()));
  }

  /** Whether presentation times of single frames go into it. */
  boolean needsTimes() {
    return functions.stream().anyMatch(IndexFunction::needsTimes);
  }

  /** Whether it only counts the frames of whole files. */
  boolean countsFiles(WantedRows rows) {
    return rows.filter().needsOnlyFiles()
        && rows.choice().step() == 1
        && functions.stream().allMatch(f -> f.kind() == IndexFunction.Kind.COUNT);
  }

  /** Groups and results, in the order in which they are asked for. */
  StructType schema() {
    StructType schema = new StructType();
    for (VideoColumn group : groups) {
      schema = schema.add(group.label(), group.type(), false);
    }
    for (IndexFunction function : functions) {
      schema = schema.add(function.text(), function.type(), true);
    }
    return schema;
  }

  /** For people. */
  @Override
  public String toString() {
    String results = functions.stream().map(IndexFunction::text).collect(Collectors.joining(", "));
    String by = groups.stream().map(VideoColumn::label).collect(Collectors.joining(", "));
    return results + (groups.isEmpty() ? "" : " by " + by);
  }
}
