package io.noscope.spark.train;

import io.noscope.detect.Classifier;
import io.noscope.detect.Device;
import io.noscope.detect.EpochLoss;
import io.noscope.detect.LabelledViews;
import io.noscope.detect.ModelInTraining;
import io.noscope.detect.SameDiffClassifier;
import io.noscope.detect.TrainedModel;
import io.noscope.detect.TrainingOptions;
import io.noscope.optimize.Cost;
import io.noscope.optimize.CostProfiler;
import io.noscope.optimize.ScoredModel;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A model that was trained, and tried in one task.
 *
 * @param model what was trained
 * @param probabilities on each segment of the threshold block, for each frame
 * @param drafts the same where drafts are looked at; none where there are none
 * @param cost of scoring a frame, measured while doing so, and of making the view for it
 * @param losses after each epoch of training
 * @param done whether training had nothing left to do
 */
record CandidateModel(
    TrainedModel model,
    float[][] probabilities,
    float[][] drafts,
    Cost cost,
    List<EpochLoss> losses,
    boolean done)
    implements Serializable {
  /**
   * Scores the threshold block with a model as far as it is trained.
   *
   * @param trained for one pass or more
   * @param options that it was trained with
   */
  static CandidateModel of(
      ModelInTraining trained, TrainingSet set, TrainingOptions options, Device device) {
    TrainedModel model = trained.trained(set.data());
    try (Classifier classifier = SameDiffClassifier.open(model, device)) {
      score(classifier, set.threshold());
      // The first pass warms up; the second is timed.
      long start = System.nanoTime();
      float[][] probabilities = score(classifier, set.threshold());
      double seconds = (System.nanoTime() - start) / 1e9;
      long frames = set.threshold().stream().mapToLong(LabelledViews::size).sum();
      return new CandidateModel(
          model,
          probabilities,
          score(classifier, set.drafts()),
          new Cost(frames == 0 ? 0 : seconds / frames, frames)
              .plus(CostProfiler.measureView(model.spec().input())),
          trained.losses(),
          trained.isDone(options));
    }
  }

  private static float[][] score(Classifier classifier, List<LabelledViews> segments) {
    float[][] all = new float[segments.size()][];
    float[] batch = new float[Classifier.BATCH];
    for (int s = 0; s < all.length; s++) {
      LabelledViews segment = segments.get(s);
      int bytes = segment.viewBytes();
      all[s] = new float[segment.size()];
      for (int from = 0; from < segment.size(); from += Classifier.BATCH) {
        int count = Math.min(Classifier.BATCH, segment.size() - from);
        byte[] views = Arrays.copyOfRange(segment.views(), from * bytes, (from + count) * bytes);
        classifier.score(views, count, batch);
        System.arraycopy(batch, 0, all[s], from, count);
      }
    }
    return all;
  }

  /** With its answers to full pictures, or to drafts. */
  ScoredModel scored(boolean ofDrafts) {
    return new ScoredModel(model, ofDrafts ? drafts : probabilities);
  }
}
