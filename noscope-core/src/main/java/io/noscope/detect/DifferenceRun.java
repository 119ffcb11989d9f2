package io.noscope.detect;

import java.util.List;
import java.util.Objects;

/**
 * Contiguous frames with the reference detector's labels: what difference detectors are fitted to.
 *
 * @param views {@code side * side * 3} BGR bytes of each frame
 * @param present for each frame whether it shows the class; not copied
 */
public record DifferenceRun(List<byte[]> views, boolean[] present) {
  public DifferenceRun {
    Objects.requireNonNull(present, "present");
    views = List.copyOf(views);
    if (views.size() != present.length) {
      throw new IllegalArgumentException(
          "a run has a label for each view, not %d for %d".formatted(present.length, views.size()));
    }
  }
}
