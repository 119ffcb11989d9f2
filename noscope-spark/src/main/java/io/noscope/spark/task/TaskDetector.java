package io.noscope.spark.task;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** A task's reference detector: borrowed when a frame first needs it, given back with the task. */
public final class TaskDetector implements Supplier<ReferenceDetector>, AutoCloseable {
  private final DetectorSpec spec;
  private final Configuration hadoop;
  private Optional<ReferenceDetector> detector = Optional.empty();

  public TaskDetector(DetectorSpec spec, Configuration hadoop) {
    this.spec = spec;
    this.hadoop = hadoop;
  }

  @Override
  public ReferenceDetector get() {
    if (detector.isEmpty()) {
      try {
        detector = Optional.of(DetectorPool.borrow(spec, hadoop));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return detector.get();
  }

  @Override
  public void close() {
    detector.ifPresent(borrowed -> DetectorPool.giveBack(spec, borrowed));
    detector = Optional.empty();
  }
}
