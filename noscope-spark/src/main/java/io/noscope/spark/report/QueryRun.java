package io.noscope.spark.report;

import io.noscope.cascade.StageCounts;
import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.BadFile;
import io.noscope.spark.task.ReadCounts;
import io.noscope.store.StoredCascade;
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
 * @param drift what checks for drift say, a statement each; none where none was made
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
    List<BadFile> bad,
    List<String> drift) {
  public QueryRun {
    events = List.copyOf(events);
    bad = List.copyOf(bad);
    drift = List.copyOf(drift);
  }
}
