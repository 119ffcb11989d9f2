package io.noscope.spark.files;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Takes the driver's Hadoop configuration to the executors. */
public final class HadoopBroadcast {
  private HadoopBroadcast() {}

  public static Broadcast<SerializableConfiguration> of(JavaSparkContext spark) {
    return spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
  }
}
