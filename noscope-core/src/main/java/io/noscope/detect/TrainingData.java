package io.noscope.detect;

import java.util.Objects;

/**
 * What a specialised model learns from. The blocks are split by time, never at random: neighbouring
 * frames are nearly equal, and a model would be praised for remembering them.
 *
 * @param training views that the weights and the mean image are made from; both classes occur
 * @param validation views of another time that tell when to stop; at least one
 */
public record TrainingData(LabelledViews training, LabelledViews validation) {
  public TrainingData {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(validation, "validation");
    if (training.side() != validation.side()) {
      throw new IllegalArgumentException(
          "a model is validated on views of the side that it learns from, not %d after %d"
              .formatted(validation.side(), training.side()));
    }
    int positives = training.positives();
    if (positives == 0 || positives == training.size()) {
      throw new IllegalArgumentException(
          "a model needs frames of both classes to learn from, but %d of %d show the class: label more frames"
              .formatted(positives, training.size()));
    }
    if (validation.size() == 0) {
      throw new IllegalArgumentException(
          "a model needs frames of another time to validate with: label more frames");
    }
  }
}
