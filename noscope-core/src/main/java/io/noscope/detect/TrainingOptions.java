package io.noscope.detect;

import java.io.Serializable;

/**
 * How to train a specialised model.
 *
 * @param batch frames a step, 1 or more
 * @param learningRate of RMSprop in the first epoch
 * @param decay what the learning rate is multiplied by after each epoch, (0, 1]
 * @param epochs at most this many passes over the training block, 1 or more
 * @param patience epochs without a lower validation loss after which training stops, 1 or more
 * @param attempts trainings from other random weights at most, should one end no better than a
 *     guess, 1 or more
 * @param moved share of the frames with the class that are shown with it moved elsewhere, [0, 1]
 * @param seed of the initial weights, the order of frames and the moves
 */
public record TrainingOptions(
    int batch,
    double learningRate,
    double decay,
    int epochs,
    int patience,
    int attempts,
    double moved,
    long seed)
    implements Serializable {
  /**
   * What suits fixed cameras. Small batches: of a few thousand frames with few visits, steps of 16
   * make nets that tell unseen visits apart clearly better than steps of 64. Half of what is seen
   * is moved: by an hour of one camera, of nets trained without that a quarter missed 2% to 7% of
   * the windows at 1% false alarms, of nets trained with it the worst missed 1.3%.
   */
  public static final TrainingOptions DEFAULT = new TrainingOptions(16, 1e-3, 0.7, 5, 2, 3, 0.5, 1);

  public TrainingOptions {
    if (batch < 1 || epochs < 1 || patience < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "batch, epochs, patience and attempts are 1 or more, not %d, %d, %d, %d"
              .formatted(batch, epochs, patience, attempts));
    }
    if (!(learningRate > 0 && Double.isFinite(learningRate)) || !(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException(
          "a learning rate lies above 0 and its decay in (0, 1], not %s and %s"
              .formatted(learningRate, decay));
    }
    if (!(moved >= 0 && moved <= 1)) {
      throw new IllegalArgumentException("a share lies in [0, 1], not " + moved);
    }
  }

  /** The same with other random weights and another order of frames. */
  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(
        batch, learningRate, decay, epochs, patience, attempts, moved, other);
  }
}
