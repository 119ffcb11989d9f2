package io.noscope.spark.cli;

import io.noscope.cascade.StageCounts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How far one of Spark's jobs is, as one line. */
final class JobProgress {
  private final int id;
  private final String description;
  private final int tasks;
  private final long start;
  private final Map<String, Long> sums = new HashMap<>();
  private int done;

  /**
   * @param start by {@link System#nanoTime}
   */
  JobProgress(int id, String description, int tasks, long start) {
    this.id = id;
    this.description = description;
    this.tasks = tasks;
    this.start = start;
  }

  int id() {
    return id;
  }

  /** Takes in a metric of a task, by its description. */
  void add(String metric, long update) {
    sums.merge(metric, update, Long::sum);
  }

  void taskDone() {
    done++;
  }

  double seconds(long now) {
    return (now - start) / 1e9;
  }

  /** How much is done, in what time, how fast, how much longer, and who decided the frames. */
  String line(long now) {
    double seconds = seconds(now);
    StringBuilder line = new StringBuilder();
    append(line, "%s: %d%% in %.1f s", description, 100 * done / tasks, seconds);
    StageCounts counts = ScanTotals.of(sums).stages();
    if (counts.frames() > 0 && seconds > 0) {
      append(line, ", %,.0f frames/s", counts.frames() / seconds);
    }
    if (done > 0 && done < tasks) {
      append(line, ", %.0f s left", seconds / done * (tasks - done));
    }
    funnel(line, counts);
    return line.toString();
  }

  private static void funnel(StringBuilder line, StageCounts counts) {
    long model = counts.absentByModel() + counts.presentByModel();
    long decided =
        counts.skipped() + counts.unchanged() + model + counts.byReference() + counts.fromLedger();
    if (decided == 0) {
      return;
    }
    line.append(" |");
    share(line, "skipped", counts.skipped(), decided);
    share(line, "unchanged", counts.unchanged(), decided);
    share(line, "model", model, decided);
    share(line, "reference", counts.byReference(), decided);
    share(line, "earlier run", counts.fromLedger(), decided);
  }

  private static void share(StringBuilder line, String stage, long frames, long all) {
    if (frames > 0) {
      append(line, " %s %.1f%%", stage, 100.0 * frames / all);
    }
  }

  private static void append(StringBuilder line, String format, Object... values) {
    line.append(String.format(Locale.ROOT, format, values));
  }
}
