package io.noscope.cascade;

import io.noscope.label.Detection;
import java.util.List;
import java.util.Optional;

/** What the reference detector has said of a file's frames, so that it is not asked twice. */
@FunctionalInterface
public interface KnownDetections {
  /** Nothing is known. */
  KnownDetections NONE = frame -> Optional.empty();

  /** The detections in a frame of the file, if the reference detector has seen it. */
  Optional<List<Detection>> of(long frame);

  /** Takes down a new answer, as soon as there is one. */
  default void learn(long frame, List<Detection> answer) {}
}
