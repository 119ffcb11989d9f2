package io.noscope.spark.cli;

import io.noscope.optimize.PlanPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each part of a plan is worth (Kang et al. 2017, sections 8.3 and 8.4): the factor analysis
 * adds one after another, the lesion study takes one away at a time. For each set of parts the
 * optimizer chooses anew, and the query is run over the whole archive.
 */
final class FactorStudy {
  private static final int REPEATS = 5;

  /** The order of the factor analysis: as the paper has it, and what it has not at the end. */
  private static final List<PlanPart> ORDER =
      List.of(
          PlanPart.SKIP,
          PlanPart.DIFFERENCE,
          PlanPart.MODEL,
          PlanPart.STILL,
          PlanPart.DISPOSABLE,
          PlanPart.DRAFT);

  private FactorStudy() {}

  /** Runs both studies. */
  static StudyTable run(Session session) throws IOException {
    try (LabelledArchive labelled = LabelledArchive.open(session)) {
      List<StudyRow> rows = new ArrayList<>();
      double reference = 0;
      for (Map.Entry<String, Set<PlanPart>> each : parts().entrySet()) {
        LabelledArchive.Tried tried =
            labelled.find(
                "query with " + each.getKey(), Map.of("parts", text(each.getValue())), REPEATS);
        if (each.getValue().isEmpty()) {
          reference = labelled.askingSeconds(tried.stored());
        }
        rows.add(StudyRow.of(each.getKey(), tried, labelled, reference));
      }
      return new StudyTable(
          "seconds are medians of up to %d queries, those of the reference alone what asking about"
                  .formatted(REPEATS)
              + " every frame takes",
          labelled.archive().frames(),
          reference,
          rows);
    }
  }

  /** By name what plans may have. */
  private static Map<String, Set<PlanPart>> parts() {
    Map<String, Set<PlanPart>> parts = new LinkedHashMap<>();
    Set<PlanPart> sum = new LinkedHashSet<>();
    parts.put("reference alone", Set.of());
    for (PlanPart part : ORDER) {
      sum.add(part);
      parts.put("+ " + word(part), Set.copyOf(sum));
    }
    for (PlanPart part : ORDER) {
      Set<PlanPart> others = EnumSet.copyOf(ORDER);
      others.remove(part);
      // All but what was added last is known from the factor analysis.
      if (part != ORDER.get(ORDER.size() - 1)) {
        parts.put("all but " + word(part), others);
      }
    }
    return parts;
  }

  private static String text(Set<PlanPart> parts) {
    return parts.isEmpty()
        ? "none"
        : parts.stream().map(FactorStudy::word).collect(Collectors.joining(","));
  }

  private static String word(PlanPart part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
