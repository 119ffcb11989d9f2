package io.noscope.spark.conf;

import io.noscope.detect.ModelSpec;
import java.util.List;
import java.util.stream.Stream;

/** Which specialised models are trained and offered to the optimizer. */
public enum Models {
  /** A shallow and a deep one with a first stride of 2: training takes seconds. */
  FAST,
  /** The grid of the paper. */
  PAPER,
  /** The paper's grid with a first stride of 1 and of 2. */
  ALL;

  /** The architectures to train. */
  public List<ModelSpec> specs() {
    return switch (this) {
      case FAST -> List.of(new ModelSpec(2, 16, 32, 2), new ModelSpec(4, 16, 64, 2));
      case PAPER -> ModelSpec.paperGrid();
      case ALL ->
          Stream.concat(ModelSpec.fastGrid().stream(), ModelSpec.paperGrid().stream()).toList();
    };
  }

  static Models parse(String text) {
    return SettingText.word(Models.class, text);
  }
}
