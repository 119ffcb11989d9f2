package io.noscope.spark.report;

import io.noscope.cascade.StageCounts;
import io.noscope.label.Drift;
import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.BadFile;
import io.noscope.spark.task.ReadCounts;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A query that was run, as a report tells of it.
 *
 * @param query what was asked
 * @param conf settings of the read
 * @param archive what was read
 * @param cascades by camera
 * @param stages frames and time of each stage
 * @param reads what was read of the videos
 * @param lost frames that should have had labels
 * @param trainingSeconds finding the cascades, by training or in the store
 * @param seconds labelling every frame with them
 * @param cores that ran tasks
 * @param events in the order of cameras and time, with the columns of {@code NoScope.events}
 * @param bad problems with files
 */
public record QueryRun(
    Query query,
    NoScopeConf conf,
    Archive archive,
    Map<String, StoredCascade> cascades,
    StageCounts stages,
    ReadCounts reads,
    long lost,
    double trainingSeconds,
    double seconds,
    int cores,
    List<Row> events,
    List<BadFile> bad) {
  public QueryRun {
    events = List.copyOf(events);
    bad = List.copyOf(bad);
  }

  /** What the watch over each camera's cascade has found on files that it was not trained on. */
  List<String> drift() {
    List<String> statements = new ArrayList<>();
    cascades.forEach(
        (camera, stored) ->
            StoredFacts.of(stored)
                .drift()
                .ifPresent(drift -> statements.add(statement(camera, drift))));
    return statements;
  }

  private static String statement(String camera, Drift drift) {
    return "Camera %s, on %,d random windows of files that its cascade was not trained on: %s. %s"
        .formatted(
            camera,
            drift.windows(),
            drift,
            drift.isShown()
                ? "That is more than the rates allow: train anew (onDrift=retrain)."
                : "That is what the rates allow.");
  }
}
