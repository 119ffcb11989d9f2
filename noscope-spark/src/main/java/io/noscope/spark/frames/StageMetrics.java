package io.noscope.spark.frames;

import io.noscope.cascade.StageCounts;
import io.noscope.spark.read.FrameMetrics;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;

/**
 * What Spark's UI shows of a stage: the same counts as of a scan.
 *
 * @param byName sums over tasks
 */
public record StageMetrics(Map<String, SQLMetric> byName) implements Serializable {
  /** New ones, all zero. */
  static StageMetrics of(SparkContext context) {
    Map<String, SQLMetric> metrics = new LinkedHashMap<>();
    FrameMetrics.stageDescriptions()
        .forEach((name, text) -> metrics.put(name, SQLMetrics.createMetric(context, text)));
    return new StageMetrics(metrics);
  }

  /** Adds what a task has counted. */
  void add(StageCounts counts, int loads) {
    FrameMetrics.stageValues(counts, loads)
        .forEach((name, value) -> byName.get(name).add((long) value));
  }
}
