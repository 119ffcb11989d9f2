package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.RememberedReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a scan that its reference detector fills: it is asked once about each frame that
 * becomes a row, for all of them together.
 *
 * @param conf settings of the read: which detector, and the store that remembers its answers
 * @param columns no two of which are equal
 */
record ScanDetections(NoScopeConf conf, List<DetectionColumn> columns) {
  ScanDetections {
    columns = List.copyOf(columns);
  }

  /** No such column. */
  static ScanDetections none(NoScopeConf conf) {
    return new ScanDetections(conf, List.of());
  }

  boolean isEmpty() {
    return columns.isEmpty();
  }

  /** These columns and one more, unless it is among them. */
  ScanDetections and(DetectionColumn column) {
    return columns.contains(column)
        ? this
        : new ScanDetections(conf, Stream.concat(columns.stream(), Stream.of(column)).toList());
  }

  /** The column for a count, which is among these or is not yet. */
  DetectionColumn counting(NoScopeConf settings) {
    int same = 0;
    for (DetectionColumn column : columns) {
      if (column instanceof DetectionColumn.Count count && count.label().equals(settings.label())) {
        if (count.settings().equals(settings)) {
          return count;
        }
        same++;
      }
    }
    return new DetectionColumn.Count(settings, same + 1);
  }

  /** The column of a name. */
  Optional<DetectionColumn> named(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** These of the columns only, in their order. */
  ScanDetections only(List<DetectionColumn> wanted) {
    return new ScanDetections(conf, wanted);
  }

  /** The schema with these columns behind the others. */
  StructType addTo(StructType schema) {
    StructType all = schema;
    for (DetectionColumn column : columns) {
      all = column.addTo(all);
    }
    return all;
  }

  /**
   * What a task needs to fill them.
   *
   * @throws IllegalArgumentException for a class that the detector does not know, or a region that
   *     no file has
   */
  DetectionRules rules(Configuration hadoop) {
    if (columns.isEmpty()) {
      return DetectionRules.NONE;
    }
    try {
      List<String> classes = columns.stream().flatMap(column -> column.label().stream()).toList();
      List<DetectionValue> values = new ArrayList<>();
      for (DetectionColumn column : columns) {
        values.add(column.value(hadoop));
      }
      return new DetectionRules(RememberedReference.of(conf, classes, hadoop), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What EXPLAIN shows. */
  String describe() {
    return columns.isEmpty()
        ? ""
        : columns.stream()
            .map(DetectionColumn::name)
            .collect(Collectors.joining(", ", ", each row -> reference for ", ""));
  }
}
