package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.spark.conf.NoScopeConf;
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
 * @param conf settings of the read
 * @param presentOnly whether frames without the class are left out
 * @param rows which others are left out
 * @param cascades the plan of each camera; null for a read without a query
 * @param hadoop the driver's Hadoop configuration
 * @param attempts how often Spark tries a task
 */
record VideoPartitionReaderFactory(
    List<VideoColumn> columns,
    NoScopeConf conf,
    boolean presentOnly,
    WantedRows rows,
    Broadcast<HashMap<String, Cascade>> cascades,
    Broadcast<SerializableConfiguration> hadoop,
    TaskAttempts attempts)
    implements PartitionReaderFactory {
  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new VideoPartitionReader(this, (VideoPartition) partition);
  }
}
