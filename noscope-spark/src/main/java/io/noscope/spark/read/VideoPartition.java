package io.noscope.spark.read;

import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Slice;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * A task's share of an archive: whole segments, in timeline order.
 *
 * @param slices one or more
 */
record VideoPartition(List<Slice> slices) implements InputPartition {
  /**
   * Deals the archive's segments out, in order, to at most this many partitions of about equal
   * numbers of frames. The segments themselves do not depend on the number.
   */
  static List<VideoPartition> plan(Archive archive, int segmentFrames, int partitions) {
    List<VideoPartition> plan = new ArrayList<>();
    List<Slice> share = new ArrayList<>();
    long dealt = 0;
    for (Slice slice : archive.slices(segmentFrames)) {
      share.add(slice);
      dealt += slice.segment().frames();
      if (dealt * partitions >= archive.frames() * (plan.size() + 1)) {
        plan.add(new VideoPartition(List.copyOf(share)));
        share.clear();
      }
    }
    return plan;
  }
}
