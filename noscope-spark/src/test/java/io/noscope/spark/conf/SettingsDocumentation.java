package io.noscope.spark.conf;

import java.util.stream.Collectors;

/** The declarations of settings as text for people. */
final class SettingsDocumentation {
  private static final String HEADER =
      """
      # NoScope's settings, each with its default. To change one, uncomment it here, pass
      # --conf KEY=VALUE, or give the part after spark.noscope. as an option of the read.
      #
      # For spark-submit: --properties-file conf/noscope.conf --load-spark-defaults
      # Written by ConfigurationFileTest from io.noscope.spark.conf.Settings; do not edit the texts.
      """;

  private SettingsDocumentation() {}

  /** A properties file with every key, commented out. */
  static String configurationFile() {
    return HEADER
        + Settings.all().stream()
            .map(SettingsDocumentation::property)
            .collect(Collectors.joining());
  }

  private static String property(Setting<?> setting) {
    String value = setting.fallback().map(text -> "  " + text).orElse("");
    return "\n# %s\n#%s%s\n".formatted(setting.meaning(), setting.sessionKey(), value);
  }

  /** A table in Markdown. */
  static String table() {
    return "| option | default | meaning |\n| --- | --- | --- |\n"
        + Settings.all().stream().map(SettingsDocumentation::row).collect(Collectors.joining());
  }

  private static String row(Setting<?> setting) {
    String value = setting.fallback().map(text -> "`" + text + "`").orElse("");
    return "| `%s` | %s | %s |\n"
        .formatted(setting.name(), value, setting.meaning().replace("|", "\\|"));
  }
}
