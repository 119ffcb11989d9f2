package io.noscope.detect;

import java.io.Serializable;
import java.util.Map;

/**
 * A specialised model as data: what it looks like, what it learned and how well it did.
 *
 * @param spec its architecture
 * @param meanImage subtracted from every view: 50x50x3 values in 0..255, BGR rows
 * @param weights flat arrays by parameter name
 * @param metrics how training went
 */
public record TrainedModel(
    ModelSpec spec, float[] meanImage, Map<String, float[]> weights, TrainingMetrics metrics)
    implements Serializable {
  public TrainedModel {
    weights = Map.copyOf(weights);
  }
}
