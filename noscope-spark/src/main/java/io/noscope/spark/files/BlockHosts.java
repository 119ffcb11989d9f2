package io.noscope.spark.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;

/** Which machines hold the bytes of a part of a file. */
final class BlockHosts {
  private static final int MOST = 3;

  private BlockHosts() {}

  /** Those with the most bytes first; none where the listing did not tell. */
  static List<String> of(FileStatus file, long start, long end) {
    if (!(file instanceof LocatedFileStatus located) || located.getBlockLocations() == null) {
      return List.of();
    }
    Map<String, Long> bytes = new LinkedHashMap<>();
    for (BlockLocation block : located.getBlockLocations()) {
      long shared =
          Math.min(end, block.getOffset() + block.getLength()) - Math.max(start, block.getOffset());
      if (shared > 0) {
        hosts(block).forEach(host -> bytes.merge(host, shared, Long::sum));
      }
    }
    List<String> hosts = new ArrayList<>(bytes.keySet());
    hosts.remove("localhost"); // What a local file system calls any machine.
    hosts.sort(Comparator.comparing(bytes::get).reversed());
    return List.copyOf(hosts.subList(0, Math.min(MOST, hosts.size())));
  }

  private static List<String> hosts(BlockLocation block) {
    try {
      return List.of(block.getHosts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
