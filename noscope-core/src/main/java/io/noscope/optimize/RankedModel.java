package io.noscope.optimize;

import io.noscope.detect.TrainedModel;

/**
 * A model with the frames of the threshold block in the order of its probabilities.
 *
 * @param model what was trained
 * @param ranking all frames by probability
 */
record RankedModel(TrainedModel model, Ranking ranking) {
  static RankedModel of(ScoredModel scored, ThresholdBlock block) {
    return new RankedModel(scored.model(), Ranking.of(block.flatten(scored.probabilities())));
  }
}
