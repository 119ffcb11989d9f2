package io.noscope.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Class names as exporters note them in a graph: {@code {0: 'person', 1: 'bicycle'}} as Python
 * prints it, the same with quoted numbers as JSON has it, or a list.
 */
final class OnnxNames {
  private static final Pattern ENTRY =
      Pattern.compile("(?:[\"']?(\\d+)[\"']?\\s*:\\s*)?(['\"])((?:\\\\.|(?!\\2).)*)\\2\\s*[,}\\]]");

  private OnnxNames() {}

  /** In the order of the outputs; none where this is no such text or a number is missing. */
  static List<String> parse(String text) {
    Map<Integer, String> names = new TreeMap<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      int index = entry.group(1) == null ? names.size() : Integer.parseInt(entry.group(1));
      names.put(index, entry.group(3).replaceAll("\\\\(.)", "$1"));
    }
    return names.isEmpty() || !names.containsKey(names.size() - 1)
        ? List.of()
        : new ArrayList<>(names.values());
  }
}
