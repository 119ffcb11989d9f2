package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.internal.SQLConf;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds values that settings do not take, before Spark takes seconds to start. */
final class OptionCheck {
  private OptionCheck() {}

  /**
   * Parses each value by its setting.
   *
   * @param given values by the names of their settings
   * @throws ParameterException naming the option and what is wrong with its value
   */
  static void of(CommandSpec spec, Map<String, String> given) {
    given.forEach((key, text) -> of(spec, key, () -> resolve(Map.of(key, text))));
  }

  /** The same for one option by a parser of its own. */
  static void of(CommandSpec spec, String key, Runnable parsing) {
    try {
      parsing.run();
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage().replaceFirst("^" + key + ": ", "");
      throw new ParameterException(spec.commandLine(), optionOf(key) + ": " + reason, e);
    }
  }

  static NoScopeConf resolve(Map<String, String> options) {
    return NoScopeConf.resolve(options, new SQLConf(), List.of());
  }

  /** {@code --false-positive-rate} for {@code falsePositiveRate}. */
  private static String optionOf(String key) {
    return "--" + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
