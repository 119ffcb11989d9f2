package io.noscope.spark.train;

import io.noscope.detect.DifferenceRun;
import io.noscope.detect.LabelledViews;
import io.noscope.detect.TrainingData;
import io.noscope.optimize.LabelledSegment;
import io.noscope.optimize.Role;
import io.noscope.video.SmallView;
import io.noscope.video.ViewScaler;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Labelled views of one side, as some models want them: small enough to broadcast.
 *
 * @param training views to learn from
 * @param validation views of another time
 * @param threshold views of each segment of the threshold block, to be scored
 * @param drafts views of its drafts, to be scored as well; none where there are none
 */
record TrainingSet(
    LabelledViews training,
    LabelledViews validation,
    List<LabelledViews> threshold,
    List<LabelledViews> drafts)
    implements Serializable {
  /** What was labelled, in views of this side. */
  static TrainingSet of(Labelling labelling, Optional<DraftedBlock> drafts, int side) {
    return new TrainingSet(
        views(labelling.of(Role.TRAIN), side),
        views(labelling.of(Role.VALIDATE), side),
        each(labelling.of(Role.THRESHOLD), side),
        each(drafts.map(DraftedBlock::segments).orElse(List.of()), side));
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

  private static List<LabelledViews> each(List<LabelledSegment> segments, int side) {
    return segments.stream().map(segment -> views(List.of(segment), side)).toList();
  }

  private static LabelledViews views(List<LabelledSegment> segments, int side) {
    int frames = segments.stream().mapToInt(LabelledSegment::frames).sum();
    ViewScaler scaler = new ViewScaler(side);
    int bytes = scaler.bytes();
    byte[] views = new byte[frames * bytes];
    boolean[] present = new boolean[frames];
    byte[] sized = new byte[bytes];
    int frame = 0;
    for (LabelledSegment segment : segments) {
      for (int i = 0; i < segment.frames(); i++) {
        scaler.scale(segment.views()[i], sized);
        System.arraycopy(sized, 0, views, frame * bytes, bytes);
        present[frame++] = segment.present()[i];
      }
    }
    return new LabelledViews(side, views, present);
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
