package io.noscope.label;

import java.util.List;
import java.util.Map;

/** Names of classes in the plural, for people to read. */
final class Plural {
  /** Those of the usual data sets that no rule gives. */
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "person",
          "people",
          "knife",
          "knives",
          "mouse",
          "mice",
          "sheep",
          "sheep",
          "skis",
          "skis",
          "scissors",
          "scissors",
          "broccoli",
          "broccoli");

  private static final List<String> HISSING = List.of("s", "x", "ch", "sh");

  private Plural() {}

  /** The plural of a class name such as {@code car} or {@code wine glass}. */
  static String of(String label) {
    if (IRREGULAR.containsKey(label)) {
      return IRREGULAR.get(label);
    }
    return label + (HISSING.stream().anyMatch(label::endsWith) ? "es" : "s");
  }
}
