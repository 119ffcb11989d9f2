package io.noscope;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A test class whose static method {@code mistakes} lists what is refused, and what is said. */
public interface Mistakes {
  /** Something that is refused with this message. */
  static Arguments mistake(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  default void isNamedWithItsValue(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
