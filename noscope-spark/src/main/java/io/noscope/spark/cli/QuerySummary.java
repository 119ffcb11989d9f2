package io.noscope.spark.cli;

import io.noscope.cascade.StageCounts;
import io.noscope.label.Drift;
import io.noscope.spark.files.Archive;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.util.Locale;
import java.util.Map;

/**
 * What a query tells at its end.
 *
 * @param archive what was read
 * @param cascades by camera
 * @param totals frames and time of each stage, and what was read
 * @param trainingSeconds finding the cascade, by training or in the store
 * @param seconds labelling every frame with it
 * @param cores that ran tasks
 */
record QuerySummary(
    Archive archive,
    Map<String, StoredCascade> cascades,
    ScanTotals totals,
    double trainingSeconds,
    double seconds,
    int cores) {
  /** Farther off than this, a prediction was wrong. */
  private static final double FAR = 1.5;

  String text() {
    StringBuilder text = new StringBuilder();
    StageCounts counts = totals.stages();
    line(
        text,
        "%n%,d frames of %d files (%s of video) labelled in %.1f s: %,.0f times real time",
        counts.frames(),
        archive.videos().size(),
        duration(archive.seconds()),
        seconds,
        archive.seconds() / seconds);
    line(text, "finding the cascade took %.1f s before that", trainingSeconds);
    cascades.forEach((camera, stored) -> describe(text, camera, stored));
    line(text, "%n%-14s %10s %8s %14s", "stage", "frames", "share", "task seconds");
    row(text, "decoding", totals.reads().decoded(), counts.decodeNanos());
    row(text, "skipped", counts.skipped(), 0);
    row(text, "unchanged", counts.unchanged(), counts.differenceNanos());
    row(text, "model: absent", counts.absentByModel(), counts.modelNanos());
    row(text, "model: present", counts.presentByModel(), 0);
    row(text, "reference", counts.byReference(), counts.referenceNanos());
    row(text, "earlier run", counts.fromLedger(), 0);
    line(
        text,
        "  (the reference was run on %,d frames; of the others it was remembered)",
        counts.referenceCalls());
    line(
        text,
        "  (%,d frames were to be labelled, %,d of them are lost; %.1f MB of video were read)%n",
        totals.reads().planned(),
        totals.lost(),
        totals.reads().bytesRead() / 1e6);
    return text.toString();
  }

  private void describe(StringBuilder text, String camera, StoredCascade stored) {
    StoredFacts facts = StoredFacts.of(stored);
    line(text, "camera %s: %s", camera, stored.cascade().describe());
    facts
        .referenceSeconds()
        .ifPresent(
            each ->
                line(
                    text,
                    "  %.1f times faster than the reference on every frame (%.1f ms each on %d"
                        + " cores, measured while labelling)",
                    each * archive.frames() / cores / seconds,
                    1e3 * each,
                    cores));
    facts
        .verified()
        .map(rates -> rates.describe(facts.confidence()))
        .ifPresent(rates -> line(text, "  on held-out windows: %s", rates));
    facts.drift().ifPresent(drift -> describe(text, drift));
    if (cascades.size() == 1 && totals.stages().fromLedger() == 0) {
      facts
          .expectedSeconds()
          .ifPresent(each -> predicted(text, each * archive.frames(), rememberedSeconds(facts)));
    }
  }

  private static void describe(StringBuilder text, Drift drift) {
    line(
        text, "  on %,d random windows of files it was not trained on: %s", drift.windows(), drift);
    if (drift.isShown()) {
      line(
          text,
          "  WARNING: that is more than the rates allow; the view or the light is unlike what the"
              + " cascade was trained on. Train anew (onDrift=retrain) or ask the reference alone"
              + " (onDrift=reference)");
    }
  }

  /** What the reference detector would have taken for the frames that it knew already. */
  private double rememberedSeconds(StoredFacts facts) {
    long remembered = totals.stages().byReference() - totals.stages().referenceCalls();
    return Math.max(0, remembered) * facts.referenceSeconds().orElse(0.0);
  }

  private void predicted(StringBuilder text, double expected, double remembered) {
    double taken = totals.stages().nanos() / 1e9;
    line(
        text,
        "  predicted were %.1f task seconds, it took %.1f%s: %s",
        expected,
        taken,
        remembered > 0
            ? String.format(Locale.ROOT, ", and what was remembered saved %.1f", remembered)
            : "",
        verdict((taken + remembered) / expected));
  }

  /** How far what was taken is off what was predicted, in words that say so when it is far. */
  static String verdict(double ratio) {
    return String.format(
        Locale.ROOT,
        ratio > FAR || ratio < 1 / FAR
            ? "%.2f times that; the machine or the video is unlike when the plan was chosen"
            : "%.2f times that",
        ratio);
  }

  private void row(StringBuilder text, String stage, long frames, long nanos) {
    line(
        text,
        "%-14s %,10d %7.2f%% %14.2f",
        stage,
        frames,
        totals.reads().planned() == 0 ? 0 : 100.0 * frames / totals.reads().planned(),
        nanos / 1e9);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  static String duration(double seconds) {
    long whole = Math.round(seconds);
    return "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }
}
