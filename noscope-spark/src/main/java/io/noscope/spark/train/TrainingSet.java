package io.noscope.spark.train;

import io.noscope.detect.DifferenceRun;
import io.noscope.detect.LabelledViews;
import io.noscope.detect.TrainingData;
import io.noscope.optimize.LabelledSegment;
import io.noscope.optimize.Role;
import io.noscope.video.SmallView;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Labelled views of 50x50x3 bytes, as models want them: small enough to broadcast.
 *
 * @param training views to learn from
 * @param validation views of another time
 * @param threshold views of each segment of the threshold block, to be scored
 */
record TrainingSet(LabelledViews training, LabelledViews validation, List<LabelledViews> threshold)
    implements Serializable {
  static TrainingSet of(Labelling labelling) {
    return new TrainingSet(
        views(labelling.of(Role.TRAIN)),
        views(labelling.of(Role.VALIDATE)),
        labelling.of(Role.THRESHOLD).stream().map(s -> views(List.of(s))).toList());
  }

  TrainingData data() {
    return new TrainingData(training, validation);
  }

  /** Whether there is anything to tell apart, and frames of another time to validate with. */
  boolean canTrain() {
    return training.positives() > 0
        && training.positives() < training.size()
        && validation.size() > 0;
  }

  private static LabelledViews views(List<LabelledSegment> segments) {
    int frames = segments.stream().mapToInt(LabelledSegment::frames).sum();
    int bytes = SmallView.bytes(SmallView.SMALL);
    byte[] views = new byte[frames * bytes];
    boolean[] present = new boolean[frames];
    byte[] small = new byte[bytes];
    int frame = 0;
    for (LabelledSegment segment : segments) {
      for (int i = 0; i < segment.frames(); i++) {
        SmallView.halve(segment.views()[i], small);
        System.arraycopy(small, 0, views, frame * bytes, bytes);
        present[frame++] = segment.present()[i];
      }
    }
    return new LabelledViews(views, present);
  }

  /** Segments as runs of views of this side, for difference detectors. */
  static List<DifferenceRun> runs(List<LabelledSegment> segments, int side) {
    return segments.stream()
        .map(
            segment ->
                new DifferenceRun(
                    Arrays.stream(segment.views())
                        .map(view -> SmallView.sized(view, side))
                        .toList(),
                    segment.present()))
        .toList();
  }
}
