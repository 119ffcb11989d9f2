package io.noscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.spark.sql.SparkSession;

/**
 * Clusters of processes on this machine whose workers announce GPUs that are not there: what Spark
 * schedules is real, what computes is not.
 */
final class GpuCluster {
  private GpuCluster() {}

  /**
   * A cluster's settings, each worker with GPUs 0 and 1.
   *
   * @param master such as {@code local-cluster[1,2,1024]}
   * @param script where the discovery script is written
   */
  static SparkSession.Builder builder(String master, Path script) throws IOException {
    Files.writeString(
        script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return LocalSpark.cluster(master)
        .config("spark.worker.resource.gpu.amount", 2)
        .config("spark.worker.resource.gpu.discoveryScript", script.toString());
  }
}
