package io.noscope.detect;

import io.noscope.TestData;
import io.noscope.label.Query;
import io.noscope.video.Image;
import java.io.IOException;
import java.util.List;

/** How well a detector's frame labels agree with a person's. */
record PresenceScore(int hits, int falseAlarms, int misses) {
  /** Asks a detector about every {@code step}-th frame of a video. */
  static PresenceScore of(ReferenceDetector detector, String video, String label, int step)
      throws IOException {
    PresenceLabels labels = new PresenceLabels(video, label);
    Query query = Query.of(label);
    int hits = 0;
    int falseAlarms = 0;
    int misses = 0;
    try (FfmpegFrames frames = FfmpegFrames.open(TestData.file("videos/" + video), step)) {
      for (Image image = frames.next(); image != null; image = frames.next()) {
        boolean said = query.isPresentIn(detector.detect(List.of(image)).get(0));
        boolean seen = labels.at(frames.number());
        hits += said && seen ? 1 : 0;
        falseAlarms += said && !seen ? 1 : 0;
        misses += !said && seen ? 1 : 0;
      }
    }
    return new PresenceScore(hits, falseAlarms, misses);
  }

  double precision() {
    return (double) hits / (hits + falseAlarms);
  }

  double recall() {
    return (double) hits / (hits + misses);
  }
}
