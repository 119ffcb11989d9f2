package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/** What a model is shown in training, pass by pass and batch by batch. Not thread-safe. */
final class TrainingBatches {
  private final LabelledViews frames;
  private final OpenCvEncoder encoder;
  private final ClassWeights classes;
  private final double moved;
  private final MovedViews movedViews;
  private final TrainingOrder order;
  private final SplittableRandom random;
  private SplittableRandom moves;

  /**
   * @param frames of both classes
   * @param encoder makes the model's input
   * @param classes what labels weigh
   * @param moved see {@link TrainingOptions}
   * @param random of everything that is drawn
   */
  TrainingBatches(
      LabelledViews frames,
      OpenCvEncoder encoder,
      ClassWeights classes,
      double moved,
      SplittableRandom random) {
    this.frames = frames;
    this.encoder = encoder;
    this.classes = classes;
    this.moved = moved;
    this.movedViews = new MovedViews(frames);
    this.order = new TrainingOrder(frames.size(), random);
    this.random = random;
    this.moves = random;
  }

  /** Begins the next pass: draws anew, the same whether or not the one before was gone through. */
  void beginPass() {
    order.shuffle();
    moves = random.split();
  }

  /** Frames of a pass. */
  int size() {
    return order.size();
  }

  /**
   * Writes a batch; slots beyond the pass's last frame weigh nothing.
   *
   * @param views receives the model's inputs
   * @param targets receives for each view what its two classes weigh, and holds a whole batch
   * @param first place of its first frame in the pass
   */
  void write(FloatBuffer views, FloatBuffer targets, int first) {
    int size = targets.capacity() / ModelParameter.CLASSES;
    for (int slot = 0; slot < size; slot++) {
      boolean used = first + slot < order.size();
      boolean label = used && frames.present()[order.frame(first + slot)];
      if (used) {
        encode(order.frame(first + slot), label, views, slot);
      }
      float weight = used ? classes.of(label) / size : 0;
      targets.put(2 * slot, label ? 0 : weight).put(2 * slot + 1, label ? weight : 0);
    }
  }

  private void encode(int frame, boolean present, FloatBuffer views, int slot) {
    if (present && moves.nextDouble() < moved) {
      encoder.encode(movedViews.of(frame, moves), 0, views, slot);
    } else {
      encoder.encode(frames.views(), frame, views, slot);
    }
  }
}
