package io.noscope.spark.read;

import io.noscope.spark.files.Slice;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * A task's share of an archive: whole segments, in timeline order.
 *
 * @param slices none only where an aggregate is over nothing
 */
record VideoPartition(List<Slice> slices) implements InputPartition {
  /**
   * Deals segments out, in order, to at most this many partitions of about equal numbers of frames.
   */
  static List<VideoPartition> plan(List<Slice> slices, int partitions) {
    List<VideoPartition> plan = new ArrayList<>();
    List<Slice> share = new ArrayList<>();
    long frames = slices.stream().mapToLong(slice -> slice.segment().frames()).sum();
    long dealt = 0;
    for (Slice slice : slices) {
      share.add(slice);
      dealt += slice.segment().frames();
      if (dealt * partitions >= frames * (plan.size() + 1)) {
        plan.add(new VideoPartition(List.copyOf(share)));
        share.clear();
      }
    }
    return plan;
  }
}
