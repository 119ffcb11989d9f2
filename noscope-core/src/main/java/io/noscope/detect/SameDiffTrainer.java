package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains specialised models: class-weighted cross-entropy, RMSprop, early stopping on a later block
 * of time. The same arguments give the same weights, bit for bit on the CPU of one machine. Several
 * trainings may run in as many threads.
 */
public final class SameDiffTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(SameDiffTrainer.class);

  /** Frames of the training block that its loss is watched on: a fraction of a pass's time. */
  private static final int GLANCE = 500;

  private SameDiffTrainer() {}

  /**
   * Trains a model on the CPU. If its validation loss ends no lower than a guess's, which happens
   * to nets whose ReLUs have died, training starts over from other weights, {@link
   * TrainingOptions#attempts} times in all; the best is returned, {@link TrainingMetrics#learned}
   * or not.
   *
   * @return the weights of the epoch with the lowest validation loss
   */
  public static TrainedModel train(ModelSpec spec, TrainingData data, TrainingOptions options) {
    return train(spec, data, options, Device.CPU);
  }

  /** The same on a device of one's choice, as far as ND4J's backend can use it. */
  public static TrainedModel train(
      ModelSpec spec, TrainingData data, TrainingOptions options, Device device) {
    return train(spec, data, options, device, epoch -> {});
  }

  /**
   * The same, telling of every epoch.
   *
   * @param watcher gets the losses after each pass, those of abandoned attempts included
   */
  public static TrainedModel train(
      ModelSpec spec,
      TrainingData data,
      TrainingOptions options,
      Device device,
      Consumer<EpochLoss> watcher) {
    LabelledViews glance = data.training().spread(GLANCE);
    long start = System.nanoTime();
    float[] mean = data.training().mean();
    SplittableRandom random = new SplittableRandom(options.seed());
    Epoch best = Epoch.NONE;
    for (int attempt = 1; attempt <= options.attempts() && !best.learned(); attempt++) {
      int number = attempt;
      EpochWatcher told =
          (epoch, model, classes, loss) ->
              watcher.accept(
                  new EpochLoss(
                      number,
                      epoch,
                      (float) ValidationLoss.of(model, glance, classes, device),
                      (float) loss));
      Epoch epoch = attempt(spec, data, options, mean, random.split(), device, told);
      if (!epoch.learned()) {
        LOG.warn(
            "{} did not learn (validation loss {}, seed {}, attempt {} of {})",
            spec,
            epoch.loss,
            options.seed(),
            attempt,
            options.attempts());
      }
      best = best.betterOf(epoch);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    LabelledViews training = data.training();
    return new TrainedModel(
        spec,
        mean,
        best.weights,
        new TrainingMetrics(
            training.size(), training.positives(), best.number, best.loss, seconds));
  }

  private static Epoch attempt(
      ModelSpec spec,
      TrainingData data,
      TrainingOptions options,
      float[] mean,
      SplittableRandom random,
      Device device,
      EpochWatcher told) {
    Map<String, float[]> initial = new LinkedHashMap<>();
    ModelParameter.of(spec).forEach(each -> initial.put(each.name(), each.initial(random)));
    TrainingOrder order = new TrainingOrder(data.training().size(), random);
    ViewEncoder encoder = new ViewEncoder(mean);
    ClassWeights classes = ClassWeights.of(data.training());
    Epoch best = Epoch.NONE;
    try (SameDiffNetwork network = new SameDiffNetwork(spec, initial, options.batch(), device)) {
      double learningRate = options.learningRate();
      for (int number = 1; number <= options.epochs(); number++) {
        order.shuffle();
        for (int from = 0; from < order.size(); from += options.batch()) {
          int first = from;
          network.step(
              (views, targets) ->
                  fill(views, targets, encoder, data.training(), classes, order, first),
              learningRate);
        }
        learningRate *= options.decay();
        Map<String, float[]> weights = network.weights();
        TrainedModel model = new TrainedModel(spec, mean, weights, null);
        double loss = ValidationLoss.of(model, data.validation(), classes, device);
        told.passed(number, model, classes, loss);
        LOG.debug("{} epoch {}: validation loss {}", spec, number, loss);
        best = best.betterOf(new Epoch(number, loss, weights));
        if (number - best.number >= options.patience()) {
          break;
        }
      }
    }
    return best;
  }

  /** Writes a batch; slots beyond the last frame weigh nothing. */
  private static void fill(
      FloatBuffer views,
      FloatBuffer targets,
      ViewEncoder encoder,
      LabelledViews frames,
      ClassWeights classes,
      TrainingOrder order,
      int from) {
    int size = targets.capacity() / ModelParameter.CLASSES;
    for (int slot = 0; slot < size; slot++) {
      boolean used = from + slot < order.size();
      boolean label = used && frames.present()[order.frame(from + slot)];
      if (used) {
        encoder.encode(frames.views(), order.frame(from + slot), views, slot);
      }
      float weight = used ? classes.of(label) / size : 0;
      targets.put(2 * slot, label ? 0 : weight).put(2 * slot + 1, label ? weight : 0);
    }
  }

  @FunctionalInterface
  private interface EpochWatcher {
    void passed(int epoch, TrainedModel model, ClassWeights classes, double loss);
  }

  /** The state after a pass over the training block. */
  private record Epoch(int number, double loss, Map<String, float[]> weights) {
    static final Epoch NONE = new Epoch(0, Double.POSITIVE_INFINITY, Map.of());

    /** The one with the lower loss; a loss that is no number is never lower. */
    Epoch betterOf(Epoch other) {
      return number == 0 || other.loss < loss ? other : this;
    }

    boolean learned() {
      return loss < TrainingMetrics.GUESS;
    }
  }
}
