package io.noscope.spark.read;

import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.connector.expressions.NamedReference;

/**
 * The answer to a query of the scan, where a predicate had a call of {@code noscope_contains}.
 *
 * @param number of the query in the scan, from 0
 * @param text for people
 */
record QueryReference(int number, String text) implements NamedReference {
  /** No column has a name of two parts that begins with this. */
  private static final String PREFIX = "noscope query";

  @Override
  public String[] fieldNames() {
    return new String[] {PREFIX, String.valueOf(number)};
  }

  /** Whether it is one of these that has become a name in an expression of Spark's. */
  static boolean is(UnresolvedAttribute name) {
    return name.nameParts().head().equals(PREFIX);
  }

  /** The number of the query that such a name stands for. */
  static int number(UnresolvedAttribute name) {
    return Integer.parseInt(name.nameParts().last());
  }

  /** What EXPLAIN shows. */
  @Override
  public String toString() {
    return text;
  }
}
