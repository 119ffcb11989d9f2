package io.noscope.cascade;

import io.noscope.ListFrameSource;
import io.noscope.TableDetector;
import io.noscope.detect.Classifier;
import io.noscope.video.HeldFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A cascade run to the end over a list of frames. */
record Run(List<FrameLabel> labels, StageCounts counts) {
  static Run of(Cascade cascade, ListFrameSource source, Classifier model, TableDetector reference)
      throws IOException {
    return of(cascade, source, model, reference, KnownDetections.NONE, false, ReadAhead.DEFAULT);
  }

  /** Closes the pixels of the labels. */
  static Run of(
      Cascade cascade,
      ListFrameSource source,
      Classifier model,
      TableDetector reference,
      KnownDetections known,
      boolean keepPixels,
      ReadAhead readAhead)
      throws IOException {
    List<FrameLabel> labels = new ArrayList<>();
    try (CascadeRunner runner =
        CascadeRunner.open(
            new ReadyCascade(cascade, () -> model, () -> reference, known),
            source,
            keepPixels,
            readAhead)) {
      while (runner.advance()) {
        labels.add(runner.label());
        runner.label().pixels().ifPresent(HeldFrame::close);
      }
      return new Run(labels, runner.counts());
    }
  }

  List<Boolean> present() {
    return labels.stream().map(FrameLabel::present).toList();
  }

  List<Stage> stages() {
    return labels.stream().map(FrameLabel::stage).toList();
  }
}
