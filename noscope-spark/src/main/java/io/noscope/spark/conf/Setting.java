package io.noscope.spark.conf;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that a user can set, declared once: as a reader option {@code name}, else as {@code
 * spark.noscope.name} in the session, else the default.
 *
 * @param name such as {@code falsePositiveRate}
 * @param fallback the default as a user would write it; empty when unset
 * @param meaning one line for the documentation
 * @param parse turns text into the value; throws IllegalArgumentException with a reason
 */
public record Setting<T>(
    String name, Optional<String> fallback, String meaning, Function<String, T> parse) {
  /** What the names of session settings begin with. */
  public static final String PREFIX = "spark.noscope.";

  public Setting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fallback, "fallback");
  }

  static <T> Setting<T> of(
      String name, String fallback, String meaning, Function<String, T> parse) {
    return new Setting<>(name, Optional.of(fallback), meaning, parse);
  }

  static <T> Setting<T> unset(String name, String meaning, Function<String, T> parse) {
    return new Setting<>(name, Optional.empty(), meaning, parse);
  }

  /** The name in a session's configuration. */
  public String sessionKey() {
    return PREFIX + name;
  }

  /**
   * The value of this text.
   *
   * @throws IllegalArgumentException naming the setting, the text and what is wrong with it
   */
  T value(String text) {
    try {
      return parse.apply(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + ": '" + text + "' is not a number", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
