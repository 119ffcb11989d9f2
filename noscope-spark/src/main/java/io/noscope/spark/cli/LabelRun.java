package io.noscope.spark.cli;

import io.noscope.cascade.StageCounts;
import io.noscope.label.ErrorRates;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Jobs;
import io.noscope.store.StoredCascade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A query that was run over all frames, for its labels and its time.
 *
 * @param labels of all frames
 * @param totals frames and time of each stage, and what was read
 * @param seconds wall time, training included where there was any
 */
record LabelRun(FrameLabels labels, ScanTotals totals, double seconds) {
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
    return new LabelRun(FrameLabels.of(rows), session.progress().takeTotals(), seconds);
  }

  /** Frames and time of each stage. */
  StageCounts counts() {
    return totals.stages();
  }

  /** Frames that got a label. */
  long frames() {
    return labels.frames();
  }

  /**
   * Errors against the labels that the reference detector gave to every frame.
   *
   * @param archive that the frames are of, of one camera
   * @param stored the cascade, which says how errors are counted
   */
  ErrorRates errors(LabelRun reference, Archive archive, StoredCascade stored) {
    return labels.errors(
        reference.labels, archive.cameras().get(0).windows(stored.cascade().query().targets()));
  }
}
