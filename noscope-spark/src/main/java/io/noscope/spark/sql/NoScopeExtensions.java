package io.noscope.spark.sql;

import io.noscope.spark.read.GpuScans;
import io.noscope.spark.read.QueryColumns;
import io.noscope.spark.read.StreamPushDown;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.runtime.BoxedUnit;

/**
 * Adds the functions, the rule that settles them, push-down into streams, and the placing of scans
 * on GPUs to every session; Spark finds it through the service registry.
 */
public final class NoScopeExtensions implements SparkSessionExtensionsProvider {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    NoScopeFunctions.all().forEach(extensions::injectFunction);
    TableFunctions.all().forEach(extensions::injectTableFunction);
    extensions.injectPostHocResolutionRule(session -> new ReadSettings());
    extensions.injectOptimizerRule(session -> new QueryColumns());
    extensions.injectPreCBORule(session -> new StreamPushDown());
    extensions.injectColumnar(session -> new GpuScans());
    return BoxedUnit.UNIT;
  }
}
