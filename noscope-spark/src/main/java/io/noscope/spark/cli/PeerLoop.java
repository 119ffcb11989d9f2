package io.noscope.spark.cli;

import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Query;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * What a program of a few lines says of an archive: it reads one file after another, in one thread,
 * and shows some frames to the detector. As OpenCV's VideoCapture would, the decoder takes a thread
 * for each core; the one that is bundled with JavaCPP opens no files but those of pictures.
 *
 * @param shown whether the detector was shown a frame
 * @param found whether it found the object in it; not where it was not shown
 * @param seconds wall time
 */
record PeerLoop(FrameLabels shown, FrameLabels found, double seconds) {
  /**
   * Runs the program.
   *
   * @param detector that is asked
   * @param query what it is asked for
   * @param gate picks the frames
   */
  static PeerLoop run(
      Archive archive,
      Configuration hadoop,
      ReferenceDetector detector,
      Query query,
      FrameGate gate)
      throws IOException {
    Map<String, boolean[]> shown = new TreeMap<>();
    Map<String, boolean[]> found = new TreeMap<>();
    int threads = Runtime.getRuntime().availableProcessors();
    DecodeOptions options = new DecodeOptions(Set.of(), true, threads, Limits.DEFAULT);
    long start = System.nanoTime();
    for (Slice file : archive.slices(Integer.MAX_VALUE)) {
      boolean[] shownOfFile = new boolean[Math.toIntExact(file.video().frames())];
      boolean[] foundOfFile = new boolean[shownOfFile.length];
      shown.put(file.video().file().path(), shownOfFile);
      found.put(file.video().file().path(), foundOfFile);
      try (FFmpegFrameSource source = file.open(options, hadoop)) {
        while (source.advance()) {
          if (gate.opensFor(source)) {
            int frame = Math.toIntExact(source.number());
            shownOfFile[frame] = true;
            foundOfFile[frame] = ask(detector, query, source);
          }
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new PeerLoop(new FrameLabels(shown), new FrameLabels(found), seconds);
  }

  private static boolean ask(ReferenceDetector detector, Query query, FFmpegFrameSource source) {
    try (HeldFrame frame = source.hold()) {
      return query.isPresentIn(detector.detect(List.of(frame.image())).get(0));
    }
  }

  /** Frames that the detector was shown. */
  long calls() {
    long calls = 0;
    for (boolean[] file : shown.byFile().values()) {
      for (boolean frame : file) {
        calls += frame ? 1 : 0;
      }
    }
    return calls;
  }

  /** Labels where frames that were not shown are taken to be as the last one of the file was. */
  FrameLabels lasting() {
    Map<String, boolean[]> labels = new TreeMap<>();
    found
        .byFile()
        .forEach((path, file) -> labels.put(path, lasting(shown.byFile().get(path), file)));
    return new FrameLabels(labels);
  }

  private static boolean[] lasting(boolean[] shown, boolean[] found) {
    boolean[] labels = new boolean[found.length];
    boolean last = false;
    for (int frame = 0; frame < labels.length; frame++) {
      last = shown[frame] ? found[frame] : last;
      labels[frame] = last;
    }
    return labels;
  }
}
