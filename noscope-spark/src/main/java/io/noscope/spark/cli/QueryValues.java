package io.noscope.spark.cli;

import io.noscope.cascade.StageCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a query tells at its end, for programs. */
final class QueryValues {
  private QueryValues() {}

  /**
   * @param output where labels, events and the like were written
   */
  static Map<String, Object> of(QuerySummary summary, QueryOutput output) {
    StageCounts counts = summary.totals().stages();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frames", counts.frames());
    values.put("files", summary.archive().videos().size());
    values.put("videoSeconds", summary.archive().seconds());
    values.put("trainingSeconds", summary.trainingSeconds());
    values.put("seconds", summary.seconds());
    values.put("decoded", summary.totals().reads().decoded());
    values.put("skipped", counts.skipped());
    values.put("unchanged", counts.unchanged());
    values.put("absentByModel", counts.absentByModel());
    values.put("presentByModel", counts.presentByModel());
    values.put("byReference", counts.byReference());
    values.put("fromLedger", counts.fromLedger());
    values.put("referenceCalls", counts.referenceCalls());
    values.put("lost", summary.totals().lost());
    values.put("bytesRead", summary.totals().reads().bytesRead());
    Map<String, String> plans = new TreeMap<>();
    summary.cascades().forEach((camera, stored) -> plans.put(camera, stored.cascade().describe()));
    values.put("plans", plans);
    values.put("leftOut", summary.archive().bad().stream().map(bad -> bad.path()).toList());
    values.put("labels", output.out() + "/labels");
    values.put("events", output.out() + "/events.parquet");
    output.report().ifPresent(file -> values.put("report", file));
    output.clips().ifPresent(folder -> values.put("clips", folder));
    return values;
  }
}
