package io.noscope.spark.read;

import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.GeneralScalarExpression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.LiteralValue;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.UserDefinedScalarFunc;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.DataTypes;

/**
 * Recognises {@code noscope_contains(image, 'person')} and {@code present} wherever they stand in a
 * predicate of a scan, and gathers the queries.
 */
final class QueryCalls {
  private static final Literal<Boolean> TRUE = new LiteralValue<>(true, DataTypes.BooleanType);

  private final NoScopeConf conf;
  private ScanQueries queries;

  /**
   * @param conf settings of the read, which those of a call go before
   * @param queries of the scan so far
   */
  QueryCalls(NoScopeConf conf, ScanQueries queries) {
    this.conf = conf;
    this.queries = queries;
  }

  /** The queries of the scan and of the predicates that were looked at. */
  ScanQueries queries() {
    return queries;
  }

  /**
   * The predicate with a {@link QueryReference} in place of each call that a scan can answer, and
   * of the column {@code present}, which is the answer to the first query.
   */
  Predicate replaceIn(Predicate predicate) {
    return (Predicate) replace(predicate);
  }

  private Expression replace(Expression expression) {
    if (!queries.isEmpty()
        && VideoColumn.of(expression).filter(VideoColumn.PRESENT::equals).isPresent()) {
      return queries.reference(0);
    }
    if (expression instanceof NamedReference column && queries.column(column).isPresent()) {
      return queries.reference(queries.column(column).getAsInt());
    }
    if (expression instanceof UserDefinedScalarFunc function) {
      return query(function).map(this::reference).orElse(expression);
    }
    if (expression instanceof GeneralScalarExpression general) {
      Expression[] before = general.children();
      Expression[] after = Arrays.stream(before).map(this::replace).toArray(Expression[]::new);
      return Arrays.equals(before, after) ? general : rebuilt(general, after);
    }
    return expression;
  }

  private static Expression rebuilt(GeneralScalarExpression general, Expression[] children) {
    if (general.name().equals("=") && children[1].equals(TRUE)) {
      // How Spark puts a column as a condition; a call by itself it puts like this.
      return new Predicate("BOOLEAN_EXPRESSION", new Expression[] {children[0]});
    }
    return general instanceof Predicate
        ? new Predicate(general.name(), children)
        : new GeneralScalarExpression(general.name(), children);
  }

  private Expression reference(NoScopeConf query) {
    queries = queries.and(query);
    return queries.reference(queries.number(query));
  }

  /** The read's settings with those of the call, its class among them; empty for anything else. */
  private Optional<NoScopeConf> query(UserDefinedScalarFunc function) {
    return function.canonicalName().equals(ContainsCall.CANONICAL_NAME)
        ? query(function.children()).filter(queries::canTake)
        : Optional.empty();
  }

  private Optional<NoScopeConf> query(Expression[] arguments) {
    boolean ofThisImage =
        VideoColumn.of(arguments[0]).filter(VideoColumn.IMAGE::equals).isPresent();
    Optional<String> label = text(arguments[1]);
    Optional<String> settings = arguments.length == 2 ? Optional.of("") : text(arguments[2]);
    if (!ofThisImage || label.isEmpty() || settings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(conf.asking(label.get(), settings.get()));
  }

  /** The value of a constant; a missing one is Spark's to evaluate. */
  private static Optional<String> text(Expression argument) {
    return argument instanceof Literal<?> literal
        ? Optional.ofNullable(literal.value()).map(Object::toString)
        : Optional.empty();
  }
}
