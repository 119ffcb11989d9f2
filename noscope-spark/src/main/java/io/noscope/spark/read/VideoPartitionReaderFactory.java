package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.TaskQuery;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Takes to the executors what every partition needs.
 *
 * @param columns values of a row
 * @param answers numbers of the queries whose answers follow them
 * @param detections how the columns behind those are filled
 * @param conf settings of the read
 * @param labelled whether frames without the first query's class have rows without pixels
 * @param queries what is asked of each frame
 * @param rows which frames are wanted
 * @param cascades of each camera, in the order of the queries; null for a read without a query
 * @param hadoop the driver's Hadoop configuration
 * @param attempts how often Spark tries a task
 */
record VideoPartitionReaderFactory(
    List<VideoColumn> columns,
    List<Integer> answers,
    DetectionRules detections,
    NoScopeConf conf,
    boolean labelled,
    ScanQueries queries,
    WantedRows rows,
    Broadcast<HashMap<String, List<Cascade>>> cascades,
    Broadcast<SerializableConfiguration> hadoop,
    TaskAttempts attempts)
    implements PartitionReaderFactory {
  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new VideoPartitionReader(this, (VideoPartition) partition);
  }

  /** What a task runs over a camera's frames. */
  List<TaskQuery> tasks(String camera) {
    if (cascades == null) {
      return List.of();
    }
    List<Cascade> plans = cascades.value().get(camera);
    if (plans == null) {
      throw new IllegalStateException(
          "camera %s has no cascade, as none of its files could be read when the query began; ask again"
              .formatted(camera));
    }
    return queries.tasks(plans);
  }

  /** Whether there is one query, and no use for pixels of frames without its class. */
  boolean needsOnlyPresent() {
    return queries.size() == 1 && (labelled || rows.filter().requires(0));
  }
}
