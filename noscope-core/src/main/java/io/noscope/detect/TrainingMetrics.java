package io.noscope.detect;

import java.io.Serializable;

/**
 * How training went.
 *
 * @param frames frames trained on
 * @param positives of them, those with the class present
 * @param epochs epochs until the loss on the validation block stopped falling
 * @param validationLoss class-weighted cross-entropy on the later-in-time validation block at best
 * @param seconds wall time of training
 */
public record TrainingMetrics(
    int frames, int positives, int epochs, double validationLoss, double seconds)
    implements Serializable {
  /** Loss of a guess: classes weigh the same, so knowing nothing costs ln 2. */
  public static final double GUESS = Math.log(2);

  /** Whether the model does better than a guess. */
  public boolean learned() {
    return validationLoss < GUESS;
  }
}
