package io.noscope.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One section of a Darknet cfg: the network or a layer.
 *
 * @param name such as {@code net} or {@code convolutional}
 * @param settings in the file's order; of a repeated key the last counts
 */
record DarknetSection(String name, Map<String, String> settings) {
  DarknetSection {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * Splits a cfg file into its sections.
   *
   * @throws BadDetectorException naming the first line that is neither section, setting nor comment
   */
  static List<DarknetSection> parse(String location, byte[] utf8) throws BadDetectorException {
    List<DarknetSection> sections = new ArrayList<>();
    String name = null;
    Map<String, String> settings = new LinkedHashMap<>();
    for (String raw : new String(utf8, StandardCharsets.UTF_8).lines().toList()) {
      String line = raw.strip();
      int equals = line.indexOf('=');
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        if (name != null) {
          sections.add(new DarknetSection(name, settings));
        }
        name = line.substring(1, line.length() - 1);
        settings.clear();
      } else if (name != null && equals > 0) {
        settings.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      } else {
        throw new BadDetectorException(
            location, "not a Darknet cfg; it should not have a line '%.40s'".formatted(line));
      }
    }
    if (name != null) {
      sections.add(new DarknetSection(name, settings));
    }
    return sections;
  }

  /** The same section with settings replaced or added. */
  DarknetSection with(Map<String, String> changes) {
    Map<String, String> changed = new LinkedHashMap<>(settings);
    changed.putAll(changes);
    return new DarknetSection(name, changed);
  }

  /** The section as it stands in a cfg. */
  @Override
  public String toString() {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
        .collect(Collectors.joining("", "[" + name + "]\n", "\n"));
  }
}
