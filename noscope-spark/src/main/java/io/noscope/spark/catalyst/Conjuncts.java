package io.noscope.spark.catalyst;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** The parts of a condition all of which have to hold. */
public final class Conjuncts {
  private Conjuncts() {}

  /** In the order in which they stand. */
  public static List<Expression> of(Expression condition) {
    return parts(condition).toList();
  }

  private static Stream<Expression> parts(Expression condition) {
    return condition instanceof And and
        ? Stream.concat(parts(and.left()), parts(and.right()))
        : Stream.of(condition);
  }
}
