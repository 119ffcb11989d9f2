package io.noscope.spark.report;

import io.noscope.optimize.Doubt;
import io.noscope.optimize.Study;
import io.noscope.spark.files.BadFile;
import io.noscope.spark.report.CameraTimeline.Event;
import io.noscope.store.StoredCascade;
import io.noscope.store.StudyJson;
import io.noscope.video.VideoInfo;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the template puts on the page.
 *
 * @param written when
 * @param answer to the question
 * @param timelines by camera
 * @param funnel of all cameras together
 * @param cameras and their plans
 * @param severalCameras whether there is more than one
 * @param drift statements of checks
 * @param bad problems with files
 * @param settings of the read
 * @param versions of what ran
 * @param charts as data for the script
 * @param script of the page
 * @param scriptHash that the page's policy lets run
 * @param style of the page
 */
record ReportPage(
    String written,
    Answer answer,
    List<TimelineView> timelines,
    Funnel funnel,
    List<CameraView> cameras,
    boolean severalCameras,
    List<String> drift,
    List<Bad> bad,
    List<Settled> settings,
    List<Settled> versions,
    String charts,
    String script,
    String scriptHash,
    String style) {
  /** A problem with a file. */
  record Bad(String path, String lost, String reason) {}

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ROOT);

  /**
   * @param pictures of the frames that {@link #wanted} names, as far as there are any
   */
  static ReportPage of(QueryRun run, Map<Still, String> pictures, ZonedDateTime now) {
    List<CameraTimeline> timelines = CameraTimeline.of(run);
    List<Event> shown = TimelineView.shown(timelines);
    Map<String, VideoInfo> videos = new HashMap<>();
    run.archive().videos().forEach(video -> videos.put(video.file().path(), video));
    List<CameraView> cameras = new ArrayList<>();
    for (Map.Entry<String, StoredCascade> entry : new TreeMap<>(run.cascades()).entrySet()) {
      cameras.add(
          CameraView.of(
              entry.getKey(),
              cameras.size() + 1,
              entry.getValue(),
              StudyJson.of(entry.getValue()),
              run,
              videos,
              pictures));
    }
    String script = PageAssets.script();
    return new ReportPage(
        WHEN.format(now),
        Answer.of(run, timelines),
        timelines.stream().map(each -> TimelineView.of(each, shown, pictures)).toList(),
        Funnel.of(run),
        cameras,
        cameras.size() > 1,
        run.drift(),
        run.bad().stream().map(ReportPage::bad).toList(),
        Settled.settings(run),
        Settled.versions(run),
        ChartJson.of(
            cameras.stream()
                .flatMap(camera -> camera.studied().stream())
                .flatMap(studied -> studied.charts().stream())
                .toList()),
        script,
        PageAssets.hash(script),
        PageAssets.style());
  }

  /** The frames that a report shows pictures of. */
  static List<Still> wanted(QueryRun run) {
    List<Still> stills = new ArrayList<>();
    TimelineView.shown(CameraTimeline.of(run)).forEach(event -> stills.add(event.still()));
    for (StoredCascade stored : run.cascades().values()) {
      for (Doubt doubt :
          StudyJson.of(stored).map(Study::doubts).stream()
              .flatMap(doubts -> doubts.runs().stream())
              .toList()) {
        stills.add(new Still(doubt.path(), doubt.frame()));
      }
    }
    return stills;
  }

  private static Bad bad(BadFile file) {
    return new Bad(
        file.path(),
        file.framesLost() == null
            ? "all"
            : "%s from frame %s"
                .formatted(
                    Numbers.count(file.framesLost()),
                    file.frame() == null ? "?" : Numbers.count(file.frame())),
        file.reason());
  }
}
