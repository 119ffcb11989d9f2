package io.noscope.spark.sql;

import io.noscope.spark.read.StreamPushDown;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.runtime.BoxedUnit;

/**
 * Adds the functions, the rule that settles them, and push-down into streams to every session;
 * Spark finds it through the service registry.
 */
public final class NoScopeExtensions implements SparkSessionExtensionsProvider {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    NoScopeFunctions.all().forEach(extensions::injectFunction);
    TableFunctions.all().forEach(extensions::injectTableFunction);
    extensions.injectPostHocResolutionRule(session -> new ReadSettings());
    extensions.injectPreCBORule(session -> new StreamPushDown());
    return BoxedUnit.UNIT;
  }
}
