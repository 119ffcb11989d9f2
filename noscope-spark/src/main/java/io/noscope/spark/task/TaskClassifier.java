package io.noscope.spark.task;

import io.noscope.detect.Classifier;
import io.noscope.detect.Device;
import io.noscope.detect.SameDiffClassifier;
import io.noscope.detect.TrainedModel;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A task's specialised model: taken when a frame first needs it, from those that earlier tasks of
 * this JVM left, else loaded. Models are known by their content, however often they were broadcast.
 */
final class TaskClassifier implements Supplier<Classifier>, AutoCloseable {
  private static final int CASCADES_A_TASK = 4;
  private static final IdlePool<Key, Classifier> POOL =
      new IdlePool<>(
          CASCADES_A_TASK * Runtime.getRuntime().availableProcessors(), Classifier::close);

  private final TrainedModel model;
  private final Device device;
  private Optional<Key> key = Optional.empty();
  private Optional<Classifier> classifier = Optional.empty();
  private int loads;

  private record Key(String model, Device device) {}

  TaskClassifier(TrainedModel model, Device device) {
    this.model = model;
    this.device = device;
  }

  @Override
  public Classifier get() {
    if (classifier.isEmpty()) {
      Key wanted = new Key(model.id(), device);
      key = Optional.of(wanted);
      classifier = POOL.take(wanted);
      if (classifier.isEmpty()) {
        classifier = Optional.of(SameDiffClassifier.open(model, device));
        loads++;
      }
    }
    return classifier.get();
  }

  /** How often it had to be loaded. */
  int loads() {
    return loads;
  }

  /** Leaves the model for the next task. */
  @Override
  public void close() {
    classifier.ifPresent(used -> POOL.keep(key.orElseThrow(), used));
    classifier = Optional.empty();
  }
}
