package io.noscope.spark.report;

import io.noscope.spark.files.Camera;
import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A camera's events on its timeline, on which no time passes between two files.
 *
 * @param name of the camera
 * @param seconds that its files last together
 * @param offsets seconds at which each file begins, by path
 * @param events in the order of time
 */
record CameraTimeline(
    String name, double seconds, Map<String, Double> offsets, List<Event> events) {
  /** Most tick marks below a timeline. */
  private static final int TICKS = 6;

  private static final double[] STEPS = {
    1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400
  };

  /**
   * One event.
   *
   * @param number counted from 1 over the whole report
   * @param start seconds on the timeline
   * @param end seconds on the timeline, at which its last frame ends
   * @param still a frame of it
   * @param row as the query gave it
   */
  record Event(int number, double start, double end, Still still, Row row) {
    double seconds() {
      return end - start;
    }
  }

  /** A mark on the axis. */
  record Tick(String left, String text) {}

  static List<CameraTimeline> of(QueryRun run) {
    List<CameraTimeline> timelines = new ArrayList<>();
    int number = 1;
    for (Camera camera : run.archive().cameras()) {
      Map<String, Double> offsets = new LinkedHashMap<>();
      Map<String, Double> frameSeconds = new LinkedHashMap<>();
      double seconds = 0;
      for (VideoInfo video : camera.videos()) {
        offsets.put(video.file().path(), seconds);
        frameSeconds.put(video.file().path(), 1 / video.framesPerSecond());
        seconds += video.seconds();
      }
      List<Event> events = new ArrayList<>();
      for (Row row : run.events()) {
        if (camera.name().equals(row.getAs("camera"))) {
          events.add(event(number++, row, offsets, frameSeconds));
        }
      }
      timelines.add(new CameraTimeline(camera.name(), seconds, offsets, events));
    }
    return timelines;
  }

  private static Event event(
      int number, Row row, Map<String, Double> offsets, Map<String, Double> frameSeconds) {
    String startPath = row.getAs("startPath");
    String endPath = row.getAs("endPath");
    long startFrame = row.<Long>getAs("startFrame");
    long endFrame = row.<Long>getAs("endFrame");
    double end = row.<Double>getAs("endSeconds") + frameSeconds.getOrDefault(endPath, 0.0);
    return new Event(
        number,
        offsets.getOrDefault(startPath, 0.0) + row.<Double>getAs("startSeconds"),
        offsets.getOrDefault(endPath, 0.0) + end,
        new Still(startPath, startPath.equals(endPath) ? (startFrame + endFrame) / 2 : startFrame),
        row);
  }

  /** Seconds in events, those that overlap counted once. */
  double presentSeconds() {
    double sum = 0;
    double until = 0;
    for (Event event : events) {
      sum += Math.max(0, event.end() - Math.max(until, event.start()));
      until = Math.max(until, event.end());
    }
    return sum;
  }

  /** Marks at round times. */
  List<Tick> ticks() {
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i] <= TICKS; i--) {
      step = STEPS[i];
    }
    List<Tick> ticks = new ArrayList<>();
    for (double at = 0; at < seconds - step / 3; at += step) {
      ticks.add(new Tick(Numbers.css(at / seconds), Numbers.clock(at)));
    }
    return ticks;
  }
}
