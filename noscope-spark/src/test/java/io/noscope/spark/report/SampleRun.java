package io.noscope.spark.report;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.StageCounts;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.optimize.Study;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.BadFile;
import io.noscope.spark.files.Camera;
import io.noscope.spark.pictures.Outline;
import io.noscope.spark.task.ReadCounts;
import io.noscope.store.StoredCascade;
import io.noscope.store.Studies;
import io.noscope.store.StudyJson;
import io.noscope.video.HeldImage;
import io.noscope.video.Image;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A query that was never run, with names that a page must not take for markup. */
final class SampleRun {
  static final String LABEL = "\"per'son\" & <b>co</b>";
  static final String FILE = "<script>alert(1).mp4";
  static final String PATH = "file:/lobby/" + FILE;
  static final String CAMERA = "lobby <img src=x onerror=alert(2)>";
  static final String PLAN = "</script><script>alert(3)</script> {{x}}";

  private static final StructType EVENT =
      new StructType()
          .add("camera", DataTypes.StringType)
          .add("startPath", DataTypes.StringType)
          .add("startFrame", DataTypes.LongType)
          .add("startSeconds", DataTypes.DoubleType)
          .add("endPath", DataTypes.StringType)
          .add("endFrame", DataTypes.LongType)
          .add("endSeconds", DataTypes.DoubleType)
          .add("frames", DataTypes.LongType)
          .add("files", DataTypes.LongType)
          .add("peakScore", DataTypes.DoubleType);

  private SampleRun() {}

  /** With everything that a report can have. */
  static QueryRun full() {
    return run(events(70), Optional.of(Studies.full(PLAN, PATH)));
  }

  /** Of a plan that an earlier version has trained, with no event. */
  static QueryRun plain() {
    return run(List.of(), Optional.empty());
  }

  /** Verified where nothing was in view. */
  static QueryRun withoutPositives() {
    return run(List.of(), Optional.empty(), Map.of("verifiedPositives", "0"));
  }

  static QueryRun run(List<Row> events, Optional<Study> study) {
    return run(events, study, Map.of());
  }

  private static QueryRun run(
      List<Row> events, Optional<Study> study, Map<String, String> otherFacts) {
    return run(Query.of(LABEL), video(), events, study, otherFacts);
  }

  /** Of a video that is there, of which nothing is known. */
  static QueryRun of(VideoInfo video, Optional<Region> region) {
    Query query = region.map(Query.of(LABEL)::withRegion).orElse(Query.of(LABEL));
    return run(query, video, List.of(), Optional.empty(), Map.of());
  }

  private static QueryRun run(
      Query query,
      VideoInfo video,
      List<Row> events,
      Optional<Study> study,
      Map<String, String> otherFacts) {
    Cascade plan = new Cascade(query, "nanodet <i>g</i>", 5, Optional.empty(), Optional.empty());
    Map<String, String> facts = new HashMap<>(facts());
    facts.putAll(otherFacts);
    StoredCascade stored =
        new StoredCascade(plan, "why <u>not</u>", facts, study.map(StudyJson::write));
    return new QueryRun(
        query,
        NoScopeConf.resolve(Map.of("camera", CAMERA), new SQLConf(), List.of()),
        new Archive(List.of(new Camera(CAMERA, List.of(video))), List.of()),
        Map.of(CAMERA, stored),
        new StageCounts(795, 600, 80, 50, 20, 45, 0, 30, 2_000_000_000L, 10, 20, 600_000_000L),
        new ReadCounts(800, 700, 4_000_000),
        5,
        12.5,
        3.25,
        2,
        events,
        study.isEmpty()
            ? List.of()
            : List.of(
                new BadFile("file:/lobby/<s>bad</s>.mp4", null, null, null, "a <q>reason</q>")));
  }

  private static Map<String, String> facts() {
    return Map.of(
        "referenceSecondsPerFrame", "0.012",
        "verifiedFalsePositives", "1",
        "verifiedNegatives", "300",
        "verifiedFalseNegatives", "0",
        "verifiedPositives", "40",
        "verifiedConfidence", "0.975");
  }

  /** So many events of five frames, ten frames apart. */
  static List<Row> events(int count) {
    List<Row> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = 10L * i;
      Object[] values = {
        CAMERA, PATH, start, start / 10.0, PATH, start + 4, (start + 4) / 10.0, 5L, 1L, 0.876
      };
      events.add(new GenericRowWithSchema(values, EVENT));
    }
    return events;
  }

  /** A grey picture for every frame that a report wants. */
  static Map<Still, String> pictures(QueryRun run) {
    Map<Still, String> pictures = new HashMap<>();
    byte[] grey = new byte[320 * 180 * 3];
    Arrays.fill(grey, (byte) 120);
    try {
      String picture =
          Thumbnail.of(
              new HeldImage(new Image(320, 180, grey)),
              List.of(
                  new Outline(new Rectangle(40, 40, 50, 120), false),
                  new Outline(new Rectangle(20, 20, 180, 150), true)));
      ReportPage.wanted(run).forEach(still -> pictures.put(still, picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pictures;
  }

  private static VideoInfo video() {
    try {
      VideoInfo real = Pedestrians.probe();
      return new VideoInfo(
          new VideoFile(PATH, 1000, 0),
          real.format(),
          real.times(),
          real.frames(),
          0,
          real.keyframes(),
          true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
