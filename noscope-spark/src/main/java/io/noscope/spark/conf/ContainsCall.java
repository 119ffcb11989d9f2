package io.noscope.spark.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How {@code noscope_contains(image, label [, settings])} is spelled and recognised. */
public final class ContainsCall {
  /** The name in SQL. */
  public static final String NAME = "noscope_contains";

  /** By which a scan recognises the function. */
  public static final String CANONICAL_NAME = "io.noscope.contains";

  private ContainsCall() {}

  /** The text that {@link #settings} reads. */
  public static String format(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Reads {@code key=value; key=value}. */
  public static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String pair : List.of(text.split(";", -1))) {
      if (pair.isBlank()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            NAME + ": settings are 'key=value; key=value', not '" + text + "'");
      }
      settings.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return settings;
  }
}
