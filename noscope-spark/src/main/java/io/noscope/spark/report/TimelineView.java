package io.noscope.spark.report;

import io.noscope.spark.report.CameraTimeline.Event;
import io.noscope.spark.report.CameraTimeline.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A camera's timeline as it is drawn.
 *
 * @param name of the camera
 * @param summary what is on it
 * @param bars events
 * @param files where each file but the first begins
 * @param ticks of the axis
 * @param pictures of events
 * @param note on what is not shown; none where everything is
 */
record TimelineView(
    String name,
    String summary,
    List<Bar> bars,
    List<Bar> files,
    List<Tick> ticks,
    List<Picture> pictures,
    List<String> note) {
  /** Pictures of events in a report, spread over all of them. */
  static final int MOST_PICTURES = 60;

  /** Bars of a timeline: more could not be told apart. */
  private static final int MOST_BARS = 2000;

  private static final double WIDTH = 1000;
  private static final double LEAST = 1.5;

  /** A stretch of the drawing, of 1000 units in all. */
  record Bar(String x, String width, String title) {}

  /**
   * @param shown events that pictures are shown of
   */
  static TimelineView of(CameraTimeline timeline, List<Event> shown, Map<Still, String> pictures) {
    List<Event> events = timeline.events();
    List<Picture> figures =
        events.stream().filter(shown::contains).map(event -> picture(event, pictures)).toList();
    int hidden = events.size() - figures.size();
    return new TimelineView(
        timeline.name(),
        "%s, %s of %s"
            .formatted(
                Numbers.count(events.size(), "event"),
                Numbers.duration(timeline.presentSeconds()),
                Numbers.duration(timeline.seconds())),
        events.stream().limit(MOST_BARS).map(event -> bar(timeline, event)).toList(),
        files(timeline),
        timeline.ticks(),
        figures,
        hidden == 0
            ? List.of()
            : List.of(
                "Pictures of %s events, spread over all; %s have none here."
                    .formatted(Numbers.count(figures.size()), Numbers.count(hidden))));
  }

  /** Which events of a report get pictures. */
  static List<Event> shown(List<CameraTimeline> timelines) {
    List<Event> all = timelines.stream().flatMap(each -> each.events().stream()).toList();
    int count = Math.min(MOST_PICTURES, all.size());
    List<Event> shown = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shown.add(all.get((int) ((long) i * all.size() / count)));
    }
    return shown;
  }

  private static Bar bar(CameraTimeline timeline, Event event) {
    double x = WIDTH * event.start() / timeline.seconds();
    return new Bar(
        unit(x),
        unit(Math.max(LEAST, WIDTH * event.end() / timeline.seconds() - x)),
        "Event %d, %s to %s"
            .formatted(event.number(), Numbers.clock(event.start()), Numbers.clock(event.end())));
  }

  private static List<Bar> files(CameraTimeline timeline) {
    return timeline.offsets().entrySet().stream()
        .filter(file -> file.getValue() > 0)
        .limit(MOST_BARS)
        .map(
            file -> new Bar(unit(WIDTH * file.getValue() / timeline.seconds()), "1", file.getKey()))
        .toList();
  }

  private static String unit(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static Picture picture(Event event, Map<Still, String> pictures) {
    Double score = event.row().getAs("peakScore");
    String when = Numbers.clock(event.start());
    String name = event.still().path().substring(event.still().path().lastIndexOf('/') + 1);
    return new Picture(
        pictures.containsKey(event.still()) ? List.of(pictures.get(event.still())) : List.of(),
        "Event %d: frame %d of %s".formatted(event.number(), event.still().frame(), name),
        when,
        List.of(
            "%d \u00b7 %s%s"
                .formatted(
                    event.number(),
                    Numbers.duration(event.seconds()),
                    score == null ? "" : " \u00b7 score " + twoDigits(score)),
            "%s, frame %s".formatted(name, Numbers.count(event.row().<Long>getAs("startFrame")))));
  }

  private static String twoDigits(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
