package io.noscope.spark.catalyst;

import java.util.function.UnaryOperator;
import scala.runtime.AbstractPartialFunction;

/**
 * A function on the nodes of a plan, or of an expression, in the form that Spark's transformations
 * take. It gives back the node that it was given where there is nothing to change.
 *
 * @param <T> nodes
 */
public final class Rewriting<T> extends AbstractPartialFunction<T, T> {
  private static final long serialVersionUID = 1L;

  private final transient UnaryOperator<T> function;

  public Rewriting(UnaryOperator<T> function) {
    this.function = function;
  }

  @Override
  public boolean isDefinedAt(T node) {
    return true;
  }

  @Override
  public T apply(T node) {
    return function.apply(node);
  }
}
