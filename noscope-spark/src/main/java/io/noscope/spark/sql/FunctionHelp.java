package io.noscope.spark.sql;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.collection.immutable.Seq;

/**
 * What Spark and people are told of a function.
 *
 * @param name in SQL
 * @param arguments as they are written, such as {@code image, label [, settings]}
 * @param least number of arguments
 * @param most number of arguments
 * @param meaning what comes of it
 */
record FunctionHelp(String name, String arguments, int least, int most, String meaning) {
  /** For DESCRIBE FUNCTION. */
  ExpressionInfo info() {
    String usage = "_FUNC_(%s) - %s".formatted(arguments, meaning);
    return new ExpressionInfo(
        "io.noscope", null, name, usage, "", "", "", "misc_funcs", "0.1.0", "", "java_udf");
  }

  /** Throws where a call has more or fewer arguments. */
  void requireCount(Seq<Expression> given) {
    if (given.size() < least || given.size() > most) {
      throw new IllegalArgumentException(
          "%s was called with %d arguments".formatted(this, given.size()));
    }
  }

  /** The signature. */
  @Override
  public String toString() {
    return "%s(%s)".formatted(name, arguments);
  }
}
