package io.noscope.detect;

import java.io.Serializable;
import java.util.List;

/**
 * A model part way through its training, as data: {@link SameDiffTrainer} goes on with it, here or
 * on another machine, as if it had never stopped.
 *
 * @param spec its architecture
 * @param meanImage subtracted from every view
 * @param earlier the best of the attempts before, which did not learn
 * @param attempt the last
 * @param losses after each pass, those of abandoned attempts included
 * @param seconds wall time of training so far
 */
public record ModelInTraining(
    ModelSpec spec,
    float[] meanImage,
    TrainingEpoch earlier,
    TrainingAttempt attempt,
    List<EpochLoss> losses,
    double seconds)
    implements Serializable {
  public ModelInTraining {
    losses = List.copyOf(losses);
  }

  /**
   * A model before its first pass.
   *
   * @throws IllegalArgumentException if it looks at views of another side than these
   */
  public static ModelInTraining of(ModelSpec spec, TrainingData data) {
    LabelledViews training = data.training();
    if (training.side() != spec.input()) {
      throw new IllegalArgumentException(
          "%s looks at views of %d pixels a side, not %d"
              .formatted(spec, spec.input(), training.side()));
    }
    return new ModelInTraining(
        spec,
        OpenCvEncoder.meanImage(spec, training),
        TrainingEpoch.NONE,
        TrainingAttempt.of(1),
        List.of(),
        0);
  }

  /** Passes over the training block so far, in all attempts. */
  public int passes() {
    return losses.size();
  }

  /** Its validation loss at best so far; infinite before the first pass. */
  public double loss() {
    return best().loss();
  }

  /** Whether these options leave nothing to do. */
  public boolean isDone(TrainingOptions options) {
    return attempt.isOver(options) && (best().learned() || attempt.number() >= options.attempts());
  }

  /** The model with the weights of the pass after which it did best. */
  public TrainedModel trained(TrainingData data) {
    LabelledViews training = data.training();
    TrainingEpoch best = best();
    return new TrainedModel(
        spec,
        meanImage,
        best.weights(),
        new TrainingMetrics(
            training.size(), training.positives(), best.number(), best.loss(), seconds));
  }

  private TrainingEpoch best() {
    return earlier.betterOf(attempt.best());
  }
}
