package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Takes to the executors what an aggregate needs.
 *
 * @param aggregate what is asked for
 * @param rows over which rows
 * @param conf settings of the read
 * @param hadoop the driver's Hadoop configuration
 * @param attempts how often Spark tries a task
 */
record IndexReaderFactory(
    IndexAggregate aggregate,
    WantedRows rows,
    NoScopeConf conf,
    Broadcast<SerializableConfiguration> hadoop,
    TaskAttempts attempts)
    implements PartitionReaderFactory {
  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new IndexReader(this, ((VideoPartition) partition).ranges());
  }
}
