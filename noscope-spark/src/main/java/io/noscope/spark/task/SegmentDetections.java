package io.noscope.spark.task;

import io.noscope.cascade.KnownDetections;
import io.noscope.label.Detection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reference detector has said of one segment's frames, for the cascades that share it. */
final class SegmentDetections implements KnownDetections {
  private final Map<Long, List<Detection>> answers = new HashMap<>();

  @Override
  public Optional<List<Detection>> of(long frame) {
    return Optional.ofNullable(answers.get(frame));
  }

  @Override
  public void learn(long frame, List<Detection> answer) {
    answers.put(frame, answer);
  }
}
