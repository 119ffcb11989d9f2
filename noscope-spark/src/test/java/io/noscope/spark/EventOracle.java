package io.noscope.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Events by loops over lists, from the words of {@link EventOptions} and nothing else. Exact where
 * times and options are halves of halves of seconds.
 */
record EventOracle(EventOptions options) {
  /** A frame and when it is on its camera's timeline, in seconds. */
  private record Frame(
      String path, long number, double seconds, boolean present, Double score, double time) {}

  /** Places of its first and last positive frame on the timeline. */
  private record Run(int first, int last) {}

  /**
   * What {@link NoScope#events} should give of rows camera, path, frame, seconds, present, score.
   */
  static List<Row> events(List<Row> labels, EventOptions options) {
    EventOracle oracle = new EventOracle(options);
    SortedMap<String, List<Row>> cameras = new TreeMap<>();
    labels.forEach(
        row -> cameras.computeIfAbsent(row.getString(0), c -> new ArrayList<>()).add(row));
    List<Row> events = new ArrayList<>();
    cameras.forEach((camera, rows) -> oracle.events(camera, timeline(rows), events));
    return events;
  }

  private static List<Frame> timeline(List<Row> rows) {
    rows.sort(Comparator.comparing((Row row) -> row.getString(1)).thenComparing(r -> r.getLong(2)));
    List<Frame> frames = new ArrayList<>();
    double fileStart = 0;
    for (Row row : rows) {
      Frame before = frames.isEmpty() ? null : frames.get(frames.size() - 1);
      if (before == null || !before.path().equals(row.getString(1))) {
        fileStart = (before == null ? 0 : before.time()) - row.getDouble(3);
      }
      double time = fileStart + row.getDouble(3);
      frames.add(
          new Frame(
              row.getString(1),
              row.getLong(2),
              row.getDouble(3),
              row.getBoolean(4),
              row.getAs(5),
              time));
    }
    return frames;
  }

  private void events(String camera, List<Frame> frames, List<Row> events) {
    for (Run run : merged(frames)) {
      double first = frames.get(run.first()).time();
      double last = frames.get(run.last()).time();
      if (last - first < options.minDuration()) {
        continue;
      }
      int begin = run.first();
      while (begin > 0 && padded(first - frames.get(begin - 1).time())) {
        begin--;
      }
      int end = run.last();
      while (end + 1 < frames.size() && padded(frames.get(end + 1).time() - last)) {
        end++;
      }
      Frame start = frames.get(begin);
      Frame stop = frames.get(end);
      events.add(
          RowFactory.create(
              camera,
              start.path(),
              start.number(),
              start.seconds(),
              stop.path(),
              stop.number(),
              stop.seconds(),
              end - begin + 1L,
              frames.subList(begin, end + 1).stream().map(Frame::path).distinct().count(),
              peak(frames.subList(run.first(), run.last() + 1))));
    }
  }

  private static Double peak(List<Frame> frames) {
    return frames.stream()
        .filter(frame -> frame.present() && frame.score() != null)
        .map(Frame::score)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean padded(double secondsAway) {
    return options.padding() > 0 && secondsAway <= options.padding();
  }

  private List<Run> merged(List<Frame> frames) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      if (!frames.get(i).present()) {
        continue;
      }
      Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (before != null && joined(before.last(), i, frames)) {
        runs.set(runs.size() - 1, new Run(before.first(), i));
      } else {
        runs.add(new Run(i, i));
      }
    }
    return runs;
  }

  private boolean joined(int last, int next, List<Frame> frames) {
    return next == last + 1
        || frames.get(next).time() - frames.get(last).time() < options.mergeGap();
  }
}
