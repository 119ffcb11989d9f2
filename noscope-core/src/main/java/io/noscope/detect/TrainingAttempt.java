package io.noscope.detect;

import java.io.Serializable;
import java.util.Map;

/**
 * An attempt at training a model, as far as it got.
 *
 * @param number of the attempt, counted from 1
 * @param passes over the training block so far
 * @param weights after the last of them
 * @param squares that RMSprop remembers of the gradients, by the same names
 * @param best the pass after which the validation loss was lowest
 */
record TrainingAttempt(
    int number,
    int passes,
    Map<String, float[]> weights,
    Map<String, float[]> squares,
    TrainingEpoch best)
    implements Serializable {
  /** One that has not begun. */
  static TrainingAttempt of(int number) {
    return new TrainingAttempt(number, 0, Map.of(), Map.of(), TrainingEpoch.NONE);
  }

  TrainingAttempt with(Map<String, float[]> remembered) {
    return new TrainingAttempt(number, passes, weights, remembered, best);
  }

  /** Whether all passes are made, or those of late led nowhere. */
  boolean isOver(TrainingOptions options) {
    return passes >= options.epochs() || passes - best.number() >= options.patience();
  }
}
