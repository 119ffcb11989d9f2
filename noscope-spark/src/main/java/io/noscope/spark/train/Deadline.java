package io.noscope.spark.train;

import java.io.Serializable;
import java.util.Optional;

/**
 * When a budget of time is used up, by the wall clock: that of an executor may differ from the
 * driver's a little.
 *
 * @param epochMillis since 1970
 */
record Deadline(long epochMillis) implements Serializable {
  /** So many seconds from now; never, where there is no limit. */
  static Deadline after(Optional<Double> seconds) {
    return new Deadline(
        seconds
            .map(some -> System.currentTimeMillis() + Math.round(1e3 * some))
            .orElse(Long.MAX_VALUE));
  }

  boolean isPast() {
    return System.currentTimeMillis() >= epochMillis;
  }
}
