package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/**
 * What {@code noscope doctor} looks at besides the machine.
 *
 * @param conf settings that commands would have
 * @param paths of videos; maybe none
 * @param spark the settings of sessions
 * @param hadoop file systems as sessions would see them
 */
record Patient(NoScopeConf conf, List<String> paths, SparkConf spark, Configuration hadoop) {
  Patient {
    paths = List.copyOf(paths);
  }

  String master() {
    return spark.get("spark.master", "local[*]");
  }

  /** Whether tasks run in this process. */
  boolean isLocal() {
    return master().equals("local") || master().startsWith("local[");
  }
}
