package io.noscope.cascade;

import io.noscope.detect.TrainedModel;
import java.io.Serializable;
import java.util.Locale;

/**
 * A specialised model in a cascade.
 *
 * @param model what scores
 * @param low probabilities strictly below mean absent
 * @param high probabilities strictly above mean present; the rest goes to the reference detector
 */
public record ModelStage(TrainedModel model, float low, float high) implements Serializable {
  public ModelStage {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low %s lies above high %s".formatted(low, high));
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s [%.4g, %.4g]", model.spec(), low, high);
  }
}
