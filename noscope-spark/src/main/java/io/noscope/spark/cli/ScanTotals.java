package io.noscope.spark.cli;

import io.noscope.cascade.StageCounts;
import io.noscope.spark.read.FrameMetrics;
import io.noscope.spark.task.ReadCounts;
import java.util.Map;

/**
 * What scans have reported, all together.
 *
 * @param stages where labels came from, and where the time went
 * @param reads what was read of the videos
 * @param lost frames that should have had labels
 */
record ScanTotals(StageCounts stages, ReadCounts reads, long lost) {
  /** From sums of metrics by description. */
  static ScanTotals of(Map<String, Long> sums) {
    return new ScanTotals(
        FrameMetrics.counts(sums), FrameMetrics.reads(sums), FrameMetrics.lost(sums));
  }
}
