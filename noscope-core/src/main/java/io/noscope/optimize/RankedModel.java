package io.noscope.optimize;

import io.noscope.detect.TrainedModel;

/**
 * A model with the frames of the threshold block in the order of its probabilities.
 *
 * @param model what was trained
 * @param ranking all frames by probability
 */
record RankedModel(TrainedModel model, Ranking ranking) {}
