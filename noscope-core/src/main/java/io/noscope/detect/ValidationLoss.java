package io.noscope.detect;

import java.util.Arrays;

/** How well a model does on the validation block, seen through the classifier that will run it. */
final class ValidationLoss {
  // Probabilities are floats: nothing finer can be told from certainty.
  private static final double LEAST = 1e-7;

  private ValidationLoss() {}

  /** Mean class-weighted cross-entropy in nats. */
  static double of(
      TrainedModel model, LabelledViews validation, ClassWeights classes, Device device) {
    float[] probabilities = scores(model, validation, device);
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < probabilities.length; i++) {
      boolean present = validation.present()[i];
      double right = present ? probabilities[i] : 1 - probabilities[i];
      double weight = classes.of(present);
      sum -= weight * Math.log(Math.max(LEAST, right));
      weights += weight;
    }
    return sum / weights;
  }

  /** Probability for each view that the class is present. */
  static float[] scores(TrainedModel model, LabelledViews data, Device device) {
    float[] scores = new float[data.size()];
    float[] some = new float[Classifier.BATCH];
    try (Classifier classifier = SameDiffClassifier.open(model, device)) {
      for (int from = 0; from < scores.length; from += Classifier.BATCH) {
        int count = Math.min(Classifier.BATCH, scores.length - from);
        int start = from * data.viewBytes();
        byte[] views = Arrays.copyOfRange(data.views(), start, start + count * data.viewBytes());
        classifier.score(views, count, some);
        System.arraycopy(some, 0, scores, from, count);
      }
    }
    return scores;
  }
}
