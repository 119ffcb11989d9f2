package io.noscope.label;

import java.io.Serializable;
import java.util.Objects;

/**
 * One object that a reference detector found in a frame.
 *
 * @param label class name as the detector spells it, such as {@code person}
 * @param score confidence in [0, 1]
 * @param box where, in pixels of the whole frame
 */
public record Detection(String label, float score, Box box) implements Serializable {
  public Detection {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(box, "box");
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score lies in [0, 1], not " + score);
    }
  }
}
