package io.noscope.spark.cli;

import io.noscope.label.ErrorRates;
import io.noscope.optimize.PlanPart;
import io.noscope.spark.train.StoredFacts;
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
 *
 * @param frames of the archive
 * @param reference seconds of the reference detector on every frame
 * @param rows in the order of the table
 */
record FactorStudy(long frames, double reference, List<Row> rows) {
  private static final int REPEATS = 5;

  /** The order of the factor analysis: as the paper has it, and what it has not at the end. */
  private static final List<PlanPart> ORDER =
      List.of(
          PlanPart.SKIP, PlanPart.DIFFERENCE, PlanPart.MODEL, PlanPart.STILL, PlanPart.DISPOSABLE);

  /**
   * A query.
   *
   * @param name such as {@code + skip} or {@code - skip}
   * @param seconds of the query, each time that it was run
   * @param decoded frames that were
   * @param byReference frames that the reference detector was asked about
   * @param errors against the reference on every frame
   * @param plan the cascade, in words
   */
  record Row(
      String name,
      Repeated seconds,
      long decoded,
      long byReference,
      ErrorRates errors,
      String plan) {}

  /** Runs both studies. */
  static FactorStudy run(Session session) throws IOException {
    try (LabelledArchive labelled = LabelledArchive.open(session)) {
      List<Row> rows = new ArrayList<>();
      // The answers may come from the store; what matters is what asking takes.
      double reference = 0;
      for (Map.Entry<String, Set<PlanPart>> each : parts().entrySet()) {
        LabelledArchive.Tried tried =
            labelled.find(
                "query with " + each.getKey(), Map.of("parts", text(each.getValue())), REPEATS);
        if (each.getValue().isEmpty()) {
          reference =
              StoredFacts.of(tried.stored()).expectedSeconds().orElseThrow()
                  * labelled.archive().frames()
                  / session.context().defaultParallelism();
        }
        rows.add(row(each.getKey(), tried, labelled, reference));
      }
      return new FactorStudy(labelled.archive().frames(), reference, List.copyOf(rows));
    }
  }

  private static Row row(
      String name, LabelledArchive.Tried tried, LabelledArchive labelled, double reference) {
    LabelRun run = tried.runs().get(0);
    boolean alone = tried.stored().cascade().isReferenceOnly();
    return new Row(
        name,
        new Repeated(
            alone ? List.of(reference) : tried.runs().stream().map(LabelRun::seconds).toList()),
        run.totals().reads().decoded(),
        alone ? labelled.archive().frames() : run.counts().byReference(),
        run.errors(labelled.reference(), labelled.archive(), tried.stored()),
        tried.stored().cascade().describe());
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

  String table() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%n%,d frames; seconds are medians of up to %d queries, those of the reference alone"
                    + " what asking about every frame takes%n%-20s %9s %13s %9s %11s %14s %14s  %s%n",
                frames,
                REPEATS,
                "",
                "seconds",
                "vs reference",
                "decoded",
                "reference",
                "FP",
                "FN",
                "plan"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %9.2f %12.1fx %,9d %,11d %14s %14s  %s%n",
              row.name(),
              row.seconds().median(),
              reference / row.seconds().median(),
              row.decoded(),
              row.byReference(),
              row.errors().falsePositives() + " of " + row.errors().negatives(),
              row.errors().falseNegatives() + " of " + row.errors().positives(),
              row.plan()));
    }
    return text.toString();
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frames", frames);
    values.put("referenceSeconds", reference);
    values.put("rows", rows.stream().map(FactorStudy::values).toList());
    return values;
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("parts", row.name());
    values.put("seconds", row.seconds().median());
    values.put("secondsEach", row.seconds().seconds());
    values.put("decodedFrames", row.decoded());
    values.put("referenceFrames", row.byReference());
    values.put("falsePositives", row.errors().falsePositives());
    values.put("negatives", row.errors().negatives());
    values.put("falseNegatives", row.errors().falseNegatives());
    values.put("positives", row.errors().positives());
    values.put("plan", row.plan());
    return values;
  }
}
