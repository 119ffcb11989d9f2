package io.noscope.spark.cli;

import io.noscope.cascade.StageCounts;
import io.noscope.label.ErrorRates;
import io.noscope.label.WindowRule;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Jobs;
import io.noscope.store.StoredCascade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * A query that was run over all frames, for its labels and its time.
 *
 * @param labels of each file's frames
 * @param totals frames and time of each stage, and what was read
 * @param seconds wall time, training included where there was any
 */
record LabelRun(Map<String, boolean[]> labels, ScanTotals totals, double seconds) {
  /** Runs the query with some options replaced. */
  static LabelRun run(Session session, String description, Map<String, String> replaced) {
    session.waitForListeners();
    session.progress().takeTotals();
    long start = System.nanoTime();
    Map<String, String> options = new HashMap<>(replaced);
    options.put("label", session.options().object());
    List<Row> rows =
        Jobs.described(
            session.context(),
            description,
            () -> session.frames(options).select("path", "frame", "present").collectAsList());
    double seconds = (System.nanoTime() - start) / 1e9;
    session.waitForListeners();
    return new LabelRun(byFile(rows), session.progress().takeTotals(), seconds);
  }

  private static Map<String, boolean[]> byFile(List<Row> rows) {
    Map<String, Integer> lengths = new TreeMap<>();
    rows.forEach(row -> lengths.merge(row.getString(0), 1, Integer::sum));
    Map<String, boolean[]> labels = new TreeMap<>();
    lengths.forEach((path, length) -> labels.put(path, new boolean[length]));
    rows.forEach(row -> labels.get(row.getString(0))[(int) row.getLong(1)] = row.getBoolean(2));
    return labels;
  }

  /** Frames and time of each stage. */
  StageCounts counts() {
    return totals.stages();
  }

  /** Frames that got a label. */
  long frames() {
    return labels.values().stream().mapToLong(file -> file.length).sum();
  }

  /**
   * Errors against the labels that the reference detector gave to every frame.
   *
   * @param archive that the frames are of, of one camera
   * @param stored the cascade, which says how errors are counted
   */
  ErrorRates errors(LabelRun reference, Archive archive, StoredCascade stored) {
    WindowRule windows = archive.cameras().get(0).windows(stored.cascade().query().targets());
    return reference.labels.entrySet().stream()
        .map(
            file ->
                ErrorRates.compare(
                    windows.windowLabels(file.getValue()),
                    windows.windowLabels(labels.get(file.getKey()))))
        .reduce(ErrorRates.NONE, ErrorRates::plus);
  }
}
