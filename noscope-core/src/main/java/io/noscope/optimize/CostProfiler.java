package io.noscope.optimize;

import io.noscope.detect.Classifier;
import io.noscope.detect.Device;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceScorer;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.SameDiffClassifier;
import io.noscope.detect.TrainedModel;
import io.noscope.video.SmallView;
import io.noscope.video.ViewScaler;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Measures what difference detectors and models cost on this machine. */
public final class CostProfiler {
  private static final int BATCHES = 9;
  private static final int FRAMES_PER_BATCH = 200;

  private static final int SCORED_BATCHES = 3;

  private CostProfiler() {}

  /**
   * Times a model that need not be trained yet: the best of a few batches after one that warms up,
   * so that it is rather called too cheap than too dear.
   */
  public static Cost measure(ModelSpec spec, Device device) {
    return measure(TrainedModel.untrained(spec), device, SCORED_BATCHES, 1);
  }

  /**
   * Times a model in full batches, after one that warms up.
   *
   * @param rounds of which the quickest counts
   * @param batches in each round
   */
  public static Cost measure(TrainedModel model, Device device, int rounds, int batches) {
    byte[] views = new byte[Classifier.BATCH * model.spec().viewBytes()];
    new Random(1).nextBytes(views);
    float[] scores = new float[Classifier.BATCH];
    long least = Long.MAX_VALUE;
    try (Classifier classifier = SameDiffClassifier.open(model, device)) {
      classifier.score(views, Classifier.BATCH, scores);
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
          classifier.score(views, Classifier.BATCH, scores);
        }
        least = Math.min(least, System.nanoTime() - start);
      }
    }
    long scored = (long) batches * Classifier.BATCH;
    return new Cost(least / 1e9 / scored, rounds * scored);
  }

  /**
   * Times making a view of a side out of a large one, which a frame takes before a model sees it:
   * the median over several batches, after warming up.
   *
   * @param side one of {@link SmallView#SIDES}
   */
  public static Cost measureView(int side) {
    byte[] large = new byte[SmallView.bytes(SmallView.LARGE)];
    new Random(1).nextBytes(large);
    ViewScaler scaler = new ViewScaler(side);
    byte[] view = new byte[scaler.bytes()];
    return median(
        "a view of side " + side,
        i -> {
          scaler.scale(large, view);
          return view[0];
        });
  }

  /**
   * Times a difference detector: the median over several batches, after warming up, so that neither
   * the compiler nor a busy neighbour counts.
   *
   * @param detector what to time
   * @param views two or more views of 100x100x3 bytes; each is compared with the one before
   */
  public static Cost measure(DifferenceDetector detector, List<byte[]> views) {
    if (views.size() < 2) {
      throw new IllegalArgumentException(
          "timing %s takes two views or more, not %d".formatted(detector.spec(), views.size()));
    }
    byte[][] sized =
        views.stream().map(v -> SmallView.sized(v, detector.spec().side())).toArray(byte[][]::new);
    try (DifferenceScorer scorer = detector.open()) {
      return median(
          detector.spec(),
          i -> scorer.score(scorer.seen(sized[i % sized.length]), sized[(i + 1) % sized.length]));
    }
  }

  /**
   * Times what is done for a frame.
   *
   * @param what does it
   * @param work gives a number each time, which is not left out for having no use
   */
  private static Cost median(Object what, IntToDoubleFunction work) {
    double[] seconds = new double[BATCHES];
    double sum = 0;
    // The first third warms up and is overwritten.
    for (int batch = -BATCHES / 2; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      for (int i = 0; i < FRAMES_PER_BATCH; i++) {
        sum += work.applyAsDouble(i);
      }
      seconds[Math.max(0, batch)] = (System.nanoTime() - start) / 1e9 / FRAMES_PER_BATCH;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException(what + " gave what is not a number");
    }
    Arrays.sort(seconds);
    return new Cost(seconds[BATCHES / 2], (long) BATCHES * FRAMES_PER_BATCH);
  }
}
