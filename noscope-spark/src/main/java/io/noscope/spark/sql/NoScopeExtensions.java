package io.noscope.spark.sql;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.runtime.BoxedUnit;

/**
 * Adds the functions, and the rule that settles them, to every session; Spark finds it through the
 * service registry.
 */
public final class NoScopeExtensions implements SparkSessionExtensionsProvider {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    NoScopeFunctions.all().forEach(extensions::injectFunction);
    extensions.injectPostHocResolutionRule(session -> new ReadSettings());
    return BoxedUnit.UNIT;
  }
}
