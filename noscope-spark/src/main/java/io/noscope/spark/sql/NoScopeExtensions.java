package io.noscope.spark.sql;

import io.noscope.spark.frames.CascadeStageStrategy;
import io.noscope.spark.frames.ConditionsFirst;
import io.noscope.spark.frames.FrameCalls;
import io.noscope.spark.frames.RowByRow;
import io.noscope.spark.read.DetectionColumns;
import io.noscope.spark.read.GpuScans;
import io.noscope.spark.read.QueryColumns;
import io.noscope.spark.read.StreamPushDown;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.runtime.BoxedUnit;

/**
 * Adds the functions, the rules that settle them, cascades over tables of frames, push-down into
 * streams, and the placing of scans on GPUs to every session; Spark finds it through the service
 * registry.
 */
public final class NoScopeExtensions implements SparkSessionExtensionsProvider {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    NoScopeFunctions.all().forEach(extensions::injectFunction);
    TableFunctions.all().forEach(extensions::injectTableFunction);
    extensions.injectPostHocResolutionRule(session -> new ReadSettings());
    extensions.injectPostHocResolutionRule(session -> new CountConditions());
    extensions.injectPostHocResolutionRule(session -> new FrameCalls());
    // Spark brings together what stands in different selects, and computes constants.
    extensions.injectOptimizerRule(session -> new CountConditions());
    extensions.injectOptimizerRule(session -> new QueryColumns());
    extensions.injectOptimizerRule(session -> new ConditionsFirst());
    extensions.injectPreCBORule(session -> new DetectionColumns());
    extensions.injectPreCBORule(session -> new StreamPushDown());
    extensions.injectPreCBORule(session -> new FrameCalls());
    extensions.injectPlannerStrategy(session -> new CascadeStageStrategy());
    extensions.injectQueryStagePrepRule(session -> new RowByRow());
    extensions.injectColumnar(session -> RowByRow.withoutStages());
    extensions.injectColumnar(session -> new GpuScans());
    return BoxedUnit.UNIT;
  }
}
