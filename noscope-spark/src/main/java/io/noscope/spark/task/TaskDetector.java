package io.noscope.spark.task;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.Device;
import io.noscope.detect.ReferenceDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * A task's reference detector: taken when a frame first needs it, from those that earlier tasks of
 * this JVM left, else loaded, which takes a quarter of a second, as long as a dozen frames.
 */
public final class TaskDetector implements Supplier<ReferenceDetector>, AutoCloseable {
  private static final IdlePool<Key, ReferenceDetector> POOL =
      new IdlePool<>(Runtime.getRuntime().availableProcessors(), ReferenceDetector::close);

  private final DetectorSpec spec;
  private final Device device;
  private final Configuration hadoop;
  private Optional<ReferenceDetector> detector = Optional.empty();
  private int loads;

  /** A file that is replaced has another id, and so another key. */
  private record Key(DetectorSpec spec, String id, Device device) {}

  public TaskDetector(DetectorSpec spec, TaskDevice device, Configuration hadoop) {
    this.spec = spec;
    this.device = device.of(spec);
    this.hadoop = hadoop;
  }

  @Override
  public ReferenceDetector get() {
    if (detector.isEmpty()) {
      try {
        detector = POOL.take(new Key(spec, spec.id(hadoop), device));
        if (detector.isEmpty()) {
          detector = Optional.of(spec.open(hadoop, device));
          loads++;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return detector.get();
  }

  /** How often it had to be loaded. */
  public int loads() {
    return loads;
  }

  /** Leaves the detector for the next task. */
  @Override
  public void close() {
    detector.ifPresent(used -> POOL.keep(new Key(spec, used.id(), device), used));
    detector = Optional.empty();
  }
}
