package io.noscope.spark.cli;

import io.noscope.label.Targets;
import io.noscope.spark.files.Archive;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether error rates hold whatever the luck of the draw: the cascade is found anew for each of
 * some seeds of sampling and training and run over the whole archive, and its labels are held
 * against the reference detector on every frame.
 *
 * @param targets the allowed rates
 * @param runs one for each seed
 */
record SeedStudy(Targets targets, List<SeedRun> runs) {
  /** Predictions that are off by more than this are wrong. */
  private static final double FAR = 1.5;

  /**
   * Runs the study.
   *
   * @param seeds how many, from the session's on
   */
  static SeedStudy run(Session session, int seeds) throws IOException {
    try (LabelledArchive labelled = LabelledArchive.open(session)) {
      List<SeedRun> runs = new ArrayList<>();
      long first = session.conf().seed();
      for (long seed = first; seed < first + seeds; seed++) {
        LabelledArchive.Tried tried =
            labelled.find("query with seed " + seed, Map.of("seed", String.valueOf(seed)), 1);
        runs.add(
            seedRun(
                seed,
                tried.stored(),
                tried.runs().get(0),
                labelled.reference(),
                labelled.archive()));
      }
      return new SeedStudy(
          session.conf().query(session.options().object()).targets(), List.copyOf(runs));
    }
  }

  private static SeedRun seedRun(
      long seed, StoredCascade found, LabelRun run, LabelRun reference, Archive archive) {
    StoredFacts facts = StoredFacts.of(found);
    double each = facts.expectedSeconds().orElseThrow();
    return new SeedRun(
        seed,
        run.errors(reference, archive, found),
        each * archive.frames(),
        run.counts().nanos() / 1e9,
        run.totals().reads().decoded(),
        facts.expected().orElseThrow().uncertainShare() * archive.frames(),
        run.counts().byReference(),
        found.cascade().isReferenceOnly(),
        found.cascade().describe(),
        found.explanation());
  }

  /** Seeds with which both rates keep to the targets. */
  long kept() {
    return runs.stream().filter(run -> run.errors().keepTo(targets)).count();
  }

  /** Seeds with which the query took what was predicted, within half as much again. */
  long predicted() {
    return runs.stream()
        .filter(run -> !run.referenceOnly())
        .filter(run -> run.slowness() <= FAR && run.slowness() >= 1 / FAR)
        .count();
  }

  private double worst() {
    return runs.stream().mapToDouble(run -> run.excess(targets)).max().orElse(0);
  }

  private long referenceOnly() {
    return runs.stream().filter(SeedRun::referenceOnly).count();
  }

  String table() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%n%5s %16s %16s %9s %9s %8s %9s %8s  %s%n",
                "seed",
                "FP",
                "FN",
                "decoded",
                "predicted",
                "took",
                "to ask",
                "asked",
                "plan"));
    for (SeedRun run : runs) {
      text.append(
          String.format(
              Locale.ROOT,
              "%5d %16s %16s %,9d %7.1f s %6.1f s %,9.0f %,8d  %s%n",
              run.seed(),
              run.errors().falsePositives() + " of " + run.errors().negatives(),
              run.errors().falseNegatives() + " of " + run.errors().positives(),
              run.decoded(),
              run.predictedSeconds(),
              run.taskSeconds(),
              run.predictedQuestions(),
              run.questions(),
              run.plan()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%nboth rates keep to %.3g%% FP and %.3g%% FN with %d of %d seeds; the worst is %.2f"
                + " times what is allowed%n"
                + "predicted within %.1f times: %d of %d; reference alone: %d more%n",
            100 * targets.falsePositiveRate(),
            100 * targets.falseNegativeRate(),
            kept(),
            runs.size(),
            worst(),
            FAR,
            predicted(),
            runs.size() - referenceOnly(),
            referenceOnly()));
    runs.stream()
        .filter(SeedRun::referenceOnly)
        .forEach(run -> text.append(String.format("%nseed %d:%n%s%n", run.seed(), run.why())));
    return text.toString();
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seeds", runs.size());
    values.put("seedsKept", kept());
    values.put("seedsPredicted", predicted());
    values.put("seedsReferenceOnly", referenceOnly());
    values.put("worstExcess", worst());
    values.put("runs", runs.stream().map(SeedStudy::values).toList());
    return values;
  }

  private static Map<String, Object> values(SeedRun run) {
    Map<String, Object> values = new HashMap<>();
    values.put("seed", run.seed());
    values.put("falsePositives", run.errors().falsePositives());
    values.put("negatives", run.errors().negatives());
    values.put("falseNegatives", run.errors().falseNegatives());
    values.put("positives", run.errors().positives());
    values.put("predictedTaskSeconds", run.predictedSeconds());
    values.put("taskSeconds", run.taskSeconds());
    values.put("decodedFrames", run.decoded());
    values.put("predictedReferenceFrames", run.predictedQuestions());
    values.put("referenceFrames", run.questions());
    values.put("plan", run.plan());
    return values;
  }
}
