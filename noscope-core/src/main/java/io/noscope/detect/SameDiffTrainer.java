package io.noscope.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains specialised models: class-weighted cross-entropy, RMSprop, some of what is seen moved
 * elsewhere, early stopping on a later block of time. The same arguments give the same weights, bit
 * for bit on the CPU of one machine. Several trainings may run in as many threads.
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
    return train(ModelInTraining.of(spec, data), data, options, passes -> false, device)
        .trained(data);
  }

  /**
   * Goes on training until it is enough or nothing is left to do. The weights are the same however
   * often training stopped on the way.
   *
   * @param data the same every time
   * @param options the same every time
   * @param enough whether so many passes over the training block, in all, are enough for now; asked
   *     before each
   */
  public static ModelInTraining train(
      ModelInTraining model,
      TrainingData data,
      TrainingOptions options,
      IntPredicate enough,
      Device device) {
    long start = System.nanoTime();
    List<EpochLoss> losses = new ArrayList<>(model.losses());
    TrainingEpoch earlier = model.earlier();
    TrainingAttempt attempt = model.attempt();
    while (!enough.test(losses.size())) {
      if (attempt.isOver(options)) {
        earlier = earlier.betterOf(attempt.best());
        if (earlier.learned() || attempt.number() >= options.attempts()) {
          break;
        }
        attempt = TrainingAttempt.of(attempt.number() + 1);
      }
      attempt = goOn(model, attempt, data, options, enough, device, losses);
    }
    return new ModelInTraining(
        model.spec(),
        model.meanImage(),
        earlier,
        attempt,
        losses,
        model.seconds() + (System.nanoTime() - start) / 1e9);
  }

  /** Makes a further pass of an attempt, and more until it is enough or the attempt is over. */
  private static TrainingAttempt goOn(
      ModelInTraining model,
      TrainingAttempt from,
      TrainingData data,
      TrainingOptions options,
      IntPredicate enough,
      Device device,
      List<EpochLoss> losses) {
    ModelSpec spec = model.spec();
    LabelledViews glance = data.training().spread(GLANCE);
    SplittableRandom random = random(options.seed(), from.number());
    Map<String, float[]> weights = new LinkedHashMap<>();
    ModelParameter.of(spec).forEach(each -> weights.put(each.name(), each.initial(random)));
    ClassWeights classes = ClassWeights.of(data.training());
    weights.putAll(from.weights());
    TrainingAttempt now = from;
    try (SameDiffNetwork network =
            new SameDiffNetwork(spec, weights, from.squares(), options.batch(), device);
        OpenCvEncoder encoder = new OpenCvEncoder(spec, model.meanImage())) {
      TrainingBatches batches =
          new TrainingBatches(data.training(), encoder, classes, options.moved(), random);
      double learningRate = options.learningRate();
      for (int made = 0; made < from.passes(); made++) {
        batches.beginPass();
        learningRate *= options.decay();
      }
      do {
        batches.beginPass();
        for (int first = 0; first < batches.size(); first += options.batch()) {
          int place = first;
          network.step((views, targets) -> batches.write(views, targets, place), learningRate);
        }
        learningRate *= options.decay();
        int number = now.passes() + 1;
        Map<String, float[]> after = network.weights();
        TrainedModel stands = new TrainedModel(spec, model.meanImage(), after, null);
        double loss = ValidationLoss.of(stands, data.validation(), classes, device);
        double seen = ValidationLoss.of(stands, glance, classes, device);
        losses.add(new EpochLoss(now.number(), number, (float) seen, (float) loss));
        LOG.debug("{} epoch {}: validation loss {}", spec, number, loss);
        TrainingEpoch best = now.best().betterOf(new TrainingEpoch(number, loss, after));
        now = new TrainingAttempt(now.number(), number, after, Map.of(), best);
      } while (!enough.test(losses.size()) && !now.isOver(options));
      now = now.with(network.squares());
    }
    if (now.isOver(options) && !now.best().learned()) {
      LOG.warn(
          "{} did not learn (validation loss {}, seed {}, attempt {} of {})",
          spec,
          now.best().loss(),
          options.seed(),
          now.number(),
          options.attempts());
    }
    return now;
  }

  /** What an attempt draws from: the same whenever it is gone on with. */
  private static SplittableRandom random(long seed, int attempt) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int before = 1; before < attempt; before++) {
      random.split();
    }
    return random.split();
  }
}
