package io.noscope.spark.read;

import io.noscope.spark.files.FileRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * A task's share of an archive, in timeline order.
 *
 * @param ranges one or more
 */
record VideoPartition(List<FileRange> ranges) implements InputPartition {
  private static final int MOST_HOSTS = 3;

  /** Machines that hold the most of its bytes, for Spark to run the task there. */
  @Override
  public String[] preferredLocations() {
    Map<String, Long> bytes = new HashMap<>();
    for (FileRange range : ranges) {
      range.hosts().forEach(host -> bytes.merge(host, range.end() - range.start(), Long::sum));
    }
    return bytes.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_HOSTS)
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }
}
