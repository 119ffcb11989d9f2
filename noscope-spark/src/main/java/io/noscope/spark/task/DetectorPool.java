package io.noscope.spark.task;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Reference detectors of this JVM that no task is using: opening one takes a quarter of a second,
 * as long as a dozen frames. At most as many are kept as tasks can run at once, the rest is closed.
 */
final class DetectorPool {
  private static final int MOST_IDLE = Runtime.getRuntime().availableProcessors();
  private static final Map<Key, Deque<ReferenceDetector>> IDLE = new HashMap<>();
  private static int idle;

  /** A file that is replaced has another id, and so another key. */
  private record Key(DetectorSpec spec, String id) {}

  private DetectorPool() {}

  /** A detector for one task to use until it gives it back. */
  static ReferenceDetector borrow(DetectorSpec spec, Configuration hadoop) throws IOException {
    Optional<ReferenceDetector> kept = take(new Key(spec, spec.id(hadoop)));
    return kept.isPresent() ? kept.get() : spec.open(hadoop);
  }

  private static synchronized Optional<ReferenceDetector> take(Key key) {
    Deque<ReferenceDetector> detectors = IDLE.get(key);
    if (detectors == null || detectors.isEmpty()) {
      return Optional.empty();
    }
    idle--;
    return Optional.of(detectors.pop());
  }

  /** Keeps the detector for the next task, or closes it where there are enough. */
  static void giveBack(DetectorSpec spec, ReferenceDetector detector) {
    if (!keep(new Key(spec, detector.id()), detector)) {
      detector.close();
    }
  }

  private static synchronized boolean keep(Key key, ReferenceDetector detector) {
    if (idle >= MOST_IDLE) {
      return false;
    }
    idle++;
    IDLE.computeIfAbsent(key, k -> new ArrayDeque<>()).push(detector);
    return true;
  }
}
