package io.noscope.spark.cli;

import java.util.Collections;
import java.util.List;

/**
 * How long something took each time that it was done.
 *
 * @param seconds at least one
 */
record Repeated(List<Double> seconds) {
  Repeated {
    seconds = seconds.stream().sorted().toList();
  }

  double median() {
    int half = seconds.size() / 2;
    return seconds.size() % 2 == 1
        ? seconds.get(half)
        : (seconds.get(half - 1) + seconds.get(half)) / 2;
  }

  double least() {
    return seconds.get(0);
  }

  double most() {
    return Collections.max(seconds);
  }
}
