package io.noscope.spark.cli;

import io.noscope.label.Targets;
import io.noscope.spark.files.Archive;
import io.noscope.spark.train.Cascades;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

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
   * Runs the study. The reference detector's answers stay in the store that the session names, so
   * that only the first study of an archive has to wait for them.
   *
   * @param seeds how many, from the session's on
   */
  static SeedStudy run(Session session, int seeds) throws IOException {
    Archive archive = session.archive();
    if (archive.cameras().size() != 1) {
      throw new IllegalArgumentException(
          "a study of seeds is of one camera's archive, and these files are of %d; name one with --camera"
              .formatted(archive.cameras().size()));
    }
    Configuration hadoop = session.context().hadoopConfiguration();
    Path store = new Path(session.conf().store());
    FileSystem fs = store.getFileSystem(hadoop);
    Path scratch = new Path(fs.makeQualified(store), "bench-" + UUID.randomUUID());
    LabelRun reference =
        LabelRun.run(
            session, "reference on every frame", Map.of("plan", "reference", "ledger", "false"));
    try {
      Path labels = new Path(scratch, "labels");
      StoreParts.copy(StoreParts.DETECTIONS, store, labels, hadoop);
      List<SeedRun> runs = new ArrayList<>();
      long first = session.conf().seed();
      for (long seed = first; seed < first + seeds; seed++) {
        Path fresh = new Path(scratch, "seed-" + seed);
        StoredCascade found = train(session, labels, seed);
        StoreParts.copy(StoreParts.CASCADES, labels, fresh, hadoop);
        fs.delete(new Path(labels, StoreParts.CASCADES), true);
        Map<String, String> options = Map.of("store", fresh.toString(), "ledger", "false");
        // Of the reference alone it is known what it says, and how long that takes.
        LabelRun run =
            found.cascade().isReferenceOnly()
                ? reference
                : LabelRun.run(session, "query with seed " + seed, options);
        runs.add(seedRun(seed, found, run, reference, archive));
        fs.delete(fresh, true);
      }
      return new SeedStudy(
          session.conf().query(session.options().object()).targets(), List.copyOf(runs));
    } finally {
      fs.delete(scratch, true);
    }
  }

  private static StoredCascade train(Session session, Path labels, long seed) {
    Map<String, String> options =
        Map.of("store", labels.toString(), "seed", String.valueOf(seed), "ledger", "false");
    return Cascades.obtain(
            session.spark(),
            session.videos(),
            session.conf().with(options),
            session.conf().query(session.options().object()))
        .values()
        .iterator()
        .next();
  }

  private static SeedRun seedRun(
      long seed, StoredCascade found, LabelRun run, LabelRun reference, Archive archive) {
    double each = StoredFacts.of(found).expectedSeconds().orElseThrow();
    return new SeedRun(
        seed,
        run.errors(reference, archive.cameras().get(0).windows()),
        each * archive.frames(),
        run.counts().nanos() / 1e9,
        run.totals().reads().decoded(),
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
                "%n%5s %16s %16s %9s %9s %8s  %s%n",
                "seed",
                "FP",
                "FN",
                "decoded",
                "predicted",
                "took",
                "plan"));
    for (SeedRun run : runs) {
      text.append(
          String.format(
              Locale.ROOT,
              "%5d %16s %16s %,9d %7.1f s %6.1f s  %s%n",
              run.seed(),
              run.errors().falsePositives() + " of " + run.errors().negatives(),
              run.errors().falseNegatives() + " of " + run.errors().positives(),
              run.decoded(),
              run.predictedSeconds(),
              run.taskSeconds(),
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
    values.put("plan", run.plan());
    return values;
  }
}
