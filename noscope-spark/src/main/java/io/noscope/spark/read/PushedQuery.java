package io.noscope.spark.read;

import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.UserDefinedScalarFunc;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/** Recognises {@code noscope_contains(image, 'person')} among the predicates of a scan. */
final class PushedQuery {
  private PushedQuery() {}

  /** The read's settings with those of the call, its class among them; empty for anything else. */
  static Optional<NoScopeConf> in(Predicate predicate, NoScopeConf conf) {
    Expression[] parts = predicate.children();
    if (predicate.name().equals("BOOLEAN_EXPRESSION")
        && parts.length == 1
        && parts[0] instanceof UserDefinedScalarFunc function
        && function.canonicalName().equals(ContainsCall.CANONICAL_NAME)) {
      return query(function.children(), conf);
    }
    return Optional.empty();
  }

  private static Optional<NoScopeConf> query(Expression[] arguments, NoScopeConf conf) {
    boolean ofThisImage =
        arguments[0] instanceof NamedReference column
            && column.fieldNames().length == 1
            && column.fieldNames()[0].equalsIgnoreCase("image");
    Optional<String> label = text(arguments[1]);
    Optional<String> settings = arguments.length == 2 ? Optional.of("") : text(arguments[2]);
    if (!ofThisImage || label.isEmpty() || settings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        conf.with(ContainsCall.settings(settings.get())).with(Map.of("label", label.get())));
  }

  /** The value of a constant; a missing one is Spark's to evaluate. */
  private static Optional<String> text(Expression argument) {
    return argument instanceof Literal<?> literal
        ? Optional.ofNullable(literal.value()).map(Object::toString)
        : Optional.empty();
  }
}
