package io.noscope.cascade;

import io.noscope.detect.Classifier;
import java.util.function.Supplier;

/** Frames that wait for the specialised model. What it is unsure of goes on to the reference. */
final class ModelBatch {
  private final ModelStage stage;
  private final Supplier<Classifier> classifier;
  private final ReferenceBatch next;
  private final PendingFrames pending;
  private final Tally tally;
  private final PendingFrame[] waiting = new PendingFrame[Classifier.BATCH];
  private final int bytes;
  private final byte[] views;
  private final float[] probabilities = new float[Classifier.BATCH];
  private int size;

  ModelBatch(
      ModelStage stage,
      Supplier<Classifier> classifier,
      ReferenceBatch next,
      PendingFrames pending,
      Tally tally) {
    this.stage = stage;
    this.classifier = classifier;
    this.bytes = stage.model().spec().viewBytes();
    this.views = new byte[Classifier.BATCH * bytes];
    this.next = next;
    this.pending = pending;
    this.tally = tally;
  }

  /** Side of the views that the model looks at. */
  int side() {
    return stage.model().spec().input();
  }

  /**
   * Takes in a frame whose pixels are held.
   *
   * @param view its bytes at {@link #side}, which are copied
   */
  void add(PendingFrame frame, byte[] view) {
    System.arraycopy(view, 0, views, size * bytes, bytes);
    waiting[size++] = frame;
    if (size == Classifier.BATCH) {
      score();
    }
  }

  /** Scores the frames that wait, and decides those that the model is sure of. */
  void score() {
    if (size == 0) {
      return;
    }
    Classifier model = classifier.get();
    long start = System.nanoTime();
    model.score(views, size, probabilities);
    tally.scoredSince(start);
    for (int i = 0; i < size; i++) {
      PendingFrame frame = waiting[i];
      if (probabilities[i] < stage.low()) {
        pending.settle(frame, false, probabilities[i], Stage.MODEL);
      } else if (probabilities[i] > stage.high()) {
        pending.settle(frame, true, probabilities[i], Stage.MODEL);
      } else if (!next.recall(frame)) {
        next.add(frame);
      }
    }
    size = 0;
  }
}
