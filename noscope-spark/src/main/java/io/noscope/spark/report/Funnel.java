package io.noscope.spark.report;

import io.noscope.cascade.StageCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What became of the frames, stage by stage, and where the time went.
 *
 * @param rows in the order of the cascade
 * @param note what the columns count
 */
record Funnel(List<Row> rows, String note) {
  /**
   * A stage.
   *
   * @param name of it
   * @param what it does, in a few words
   * @param frames that it settled
   * @param share of all
   * @param width of the bar of frames
   * @param seconds of tasks; empty where it takes none of its own
   * @param secondsWidth of the bar of seconds
   * @param tone which kind of bar
   */
  record Row(
      String name,
      String what,
      String frames,
      String share,
      String width,
      String seconds,
      String secondsWidth,
      String tone) {}

  static Funnel of(QueryRun run) {
    StageCounts stages = run.stages();
    Builder builder = new Builder(Math.max(1, run.reads().planned()), stages.nanos());
    builder.add(
        "Decoded", "pixels were made of", run.reads().decoded(), time(stages.decodeNanos()), "all");
    builder.add("Skipped", "took a neighbour\u2019s label", stages.skipped(), none(), "settled");
    builder.add(
        "Unchanged",
        "difference detector was sure",
        stages.unchanged(),
        time(stages.differenceNanos()),
        "settled");
    builder.add(
        "Model: absent",
        "specialised model was sure",
        stages.absentByModel(),
        time(stages.modelNanos()),
        "settled");
    builder.add(
        "Model: present", "specialised model was sure", stages.presentByModel(), none(), "settled");
    builder.add(
        "Reference",
        "detector decided; run on %s, of the others remembered"
            .formatted(Numbers.count(stages.referenceCalls())),
        stages.byReference(),
        time(stages.referenceNanos()),
        "dear");
    if (stages.fromLedger() > 0) {
      builder.add(
          "Earlier run", "labels were in the store", stages.fromLedger(), none(), "settled");
    }
    if (run.lost() > 0) {
      builder.add("Lost", "could not be decoded", run.lost(), none(), "lost");
    }
    return new Funnel(
        builder.rows,
        "%s frames were to be labelled; %.1f\u00a0MB of video were read. Seconds are those of tasks, all"
                .formatted(Numbers.count(run.reads().planned()), run.reads().bytesRead() / 1e6)
            + " cores added up, and came to %s.".formatted(Numbers.seconds(stages.nanos() / 1e9)));
  }

  private static OptionalLong time(long nanos) {
    return OptionalLong.of(nanos);
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  private static final class Builder {
    private final List<Row> rows = new ArrayList<>();
    private final long planned;
    private final double nanos;

    private Builder(long planned, long nanos) {
      this.planned = planned;
      this.nanos = Math.max(1, nanos);
    }

    private void add(String name, String what, long frames, OptionalLong time, String tone) {
      rows.add(
          new Row(
              name,
              what,
              Numbers.count(frames),
              Numbers.share(frames, planned),
              Numbers.css((double) frames / planned),
              time.isPresent() ? Numbers.seconds(time.getAsLong() / 1e9) : "\u2013",
              Numbers.css(time.orElse(0) / nanos),
              tone));
    }
  }
}
