package io.noscope.optimize;

import io.noscope.detect.TrainedModel;
import java.util.Objects;

/**
 * A specialised model and its answers on the threshold block.
 *
 * @param model what was trained
 * @param probabilities for each segment of the block, for each frame, the probability that the
 *     class is present, in [0, 1]; not copied
 */
public record ScoredModel(TrainedModel model, float[][] probabilities) {
  public ScoredModel {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(probabilities, "probabilities");
  }
}
