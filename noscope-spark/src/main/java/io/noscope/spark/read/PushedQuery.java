package io.noscope.spark.read;

import io.noscope.label.Query;
import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.UserDefinedScalarFunc;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/** Recognises {@code noscope_contains(image, 'person')} among the predicates of a scan. */
final class PushedQuery {
  private PushedQuery() {}

  static Optional<Query> in(Predicate predicate, NoScopeConf conf) {
    Expression[] parts = predicate.children();
    if (predicate.name().equals("BOOLEAN_EXPRESSION")
        && parts.length == 1
        && parts[0] instanceof UserDefinedScalarFunc function
        && function.canonicalName().equals(ContainsCall.CANONICAL_NAME)) {
      return query(function.children(), conf);
    }
    return Optional.empty();
  }

  private static Optional<Query> query(Expression[] arguments, NoScopeConf conf) {
    boolean ofThisImage =
        arguments[0] instanceof NamedReference column
            && column.fieldNames().length == 1
            && column.fieldNames()[0].equalsIgnoreCase("image");
    if (!ofThisImage || !(arguments[1] instanceof Literal<?> label)) {
      return Optional.empty();
    }
    if (arguments.length == 2) {
      return Optional.of(conf.query(label.value().toString()));
    }
    return arguments[2] instanceof Literal<?> settings
        ? Optional.of(
            conf.with(ContainsCall.settings(settings.value().toString()))
                .query(label.value().toString()))
        : Optional.empty();
  }
}
