package io.noscope.spark.cli;

import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Query;
import io.noscope.label.WindowRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/**
 * What a query is worth beside what one would write without it, with the same detector: a loop that
 * shows it every so many frames, or those in which OpenCV's MOG2 sees motion.
 */
final class PeerStudy {
  private static final int REPEATS = 5;
  private static final String NO_PLAN = "-";

  /** Of frames, and a second's are added. */
  private static final List<Integer> STEPS = List.of(1, 5, 10, 30);

  /** Shares of the picture that have to be foreground. */
  private static final List<Double> MOTION = List.of(0.001, 0.005, 0.02);

  private final LabelledArchive labelled;
  private final Configuration hadoop;
  private final ReferenceDetector detector;
  private final Query query;
  private final WindowRule windows;
  private final List<StudyRow> rows = new ArrayList<>();

  private PeerStudy(
      LabelledArchive labelled, Configuration hadoop, ReferenceDetector detector, Query query) {
    this.labelled = labelled;
    this.hadoop = hadoop;
    this.detector = detector;
    this.query = query;
    this.windows = labelled.archive().cameras().get(0).windows(query.targets());
  }

  /** Runs all of it. */
  static StudyTable run(Session session) throws IOException {
    Configuration hadoop = session.context().hadoopConfiguration();
    try (LabelledArchive labelled = LabelledArchive.open(session);
        ReferenceDetector detector = session.conf().reference().openAlone(hadoop)) {
      var alone = labelled.find("reference alone", Map.of("parts", "none"), 1);
      var cascade = labelled.find("second query", Map.of(), REPEATS);
      double reference = labelled.askingSeconds(alone.stored());
      PeerStudy study =
          new PeerStudy(labelled, hadoop, detector, cascade.stored().cascade().query());
      study.rows.add(StudyRow.of("reference alone", alone, labelled, reference));
      study.rows.add(StudyRow.of("second query", cascade, labelled, reference));
      study.loops();
      return new StudyTable(
          "seconds are medians of %d queries, and of one loop each; of the reference alone"
                  .formatted(REPEATS)
              + " what asking about every frame takes on all cores",
          labelled.archive().frames(),
          reference,
          study.rows);
    }
  }

  private void loops() throws IOException {
    for (int step : steps()) {
      try (FrameGate gate = FrameGate.every(step)) {
        PeerLoop loop = run(gate);
        add(
            step == 1 ? "loop, every frame" : "loop, every %d frames".formatted(step),
            loop,
            loop.lasting());
      }
    }
    for (double share : MOTION) {
      try (FrameGate gate = new MotionGate(query.view(), share)) {
        PeerLoop loop = run(gate);
        String name = String.format(Locale.ROOT, "MOG2 %.1f%%, else ", 100 * share);
        add(name + "absent", loop, loop.found());
        add(name + "as before", loop, loop.lasting());
      }
    }
  }

  private SortedSet<Integer> steps() {
    SortedSet<Integer> steps = new TreeSet<>(STEPS);
    double rate = labelled.archive().videos().get(0).framesPerSecond();
    steps.add(Math.max(1, (int) Math.round(rate)));
    return steps;
  }

  private PeerLoop run(FrameGate gate) throws IOException {
    return PeerLoop.run(labelled.archive(), hadoop, detector, query, gate);
  }

  private void add(String name, PeerLoop loop, FrameLabels labels) {
    rows.add(
        new StudyRow(
            name,
            new Repeated(List.of(loop.seconds())),
            labels.frames(),
            loop.calls(),
            labels.errors(labelled.reference().labels(), windows),
            NO_PLAN));
  }
}
