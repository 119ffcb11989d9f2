package io.noscope.spark.conf;

import io.noscope.detect.ModelSpec;
import java.util.List;

/** Which specialised models are trained and offered to the optimizer. */
public enum Models {
  /** A shallow and a deep one with a first stride of 2: training takes seconds. */
  FAST,
  /** The grid of the paper. */
  PAPER,
  /** The paper's layers with every first stride and input. */
  ALL;

  /** The architectures to train, cheapest first. */
  public List<ModelSpec> specs() {
    return switch (this) {
      case FAST -> List.of(new ModelSpec(2, 16, 32, 2), new ModelSpec(4, 16, 64, 2));
      case PAPER -> ModelSpec.paperGrid();
      case ALL -> ModelSpec.fullGrid();
    };
  }

  static Models parse(String text) {
    return SettingText.word(Models.class, text);
  }
}
