package io.noscope.detect;

import java.io.Serializable;
import java.util.Map;

/**
 * A model after a pass over the training block.
 *
 * @param number of the pass in its attempt, counted from 1
 * @param loss on the validation block
 * @param weights by name
 */
record TrainingEpoch(int number, double loss, Map<String, float[]> weights)
    implements Serializable {
  static final TrainingEpoch NONE = new TrainingEpoch(0, Double.POSITIVE_INFINITY, Map.of());

  /** The one with the lower loss; a loss that is no number is never lower. */
  TrainingEpoch betterOf(TrainingEpoch other) {
    return number == 0 || other.loss < loss ? other : this;
  }

  boolean learned() {
    return loss < TrainingMetrics.GUESS;
  }
}
