package io.noscope.cascade;

import java.util.Optional;
import java.util.function.Supplier;

/** Asks a supplier once, when the value is first needed. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<? extends T> supplier;
  private Optional<T> value = Optional.empty();

  Lazy(Supplier<? extends T> supplier) {
    this.supplier = supplier;
  }

  @Override
  public T get() {
    if (value.isEmpty()) {
      value = Optional.of(supplier.get());
    }
    return value.get();
  }
}
