package io.noscope.optimize;

import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceScorer;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainedModel;
import io.noscope.detect.TrainingMetrics;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import io.noscope.video.Segment;
import io.noscope.video.SmallView;
import io.noscope.video.VideoFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The search over all plans of a camera, models trained and detectors fitted, on as many labelled
 * frames as the parameter says: in the shares of {@link Role}, each with views of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx6g"})
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class OptimizerBenchmark {
  private static final int SEGMENT = 50;
  private static final int BYTES = SmallView.bytes(SmallView.LARGE);

  @Param({"10000", "100000"})
  public int labelled;

  @Param({"false", "true"})
  public boolean drafts;

  private final SplittableRandom random = new SplittableRandom(1);
  private final byte[] room = new byte[BYTES];
  private final List<DifferenceDetector> detectors = new ArrayList<>();
  private final List<ScoredModel> models = new ArrayList<>();
  private List<LabelledSegment> threshold;
  private List<LabelledSegment> drafted;
  private List<LabelledSegment> fitted;
  private CascadeOptimizer optimizer;

  @Setup
  public void scene() {
    random.nextBytes(room);
    threshold = segments(Role.THRESHOLD.share());
    drafted = threshold.stream().map(OptimizerBenchmark::drafted).toList();
    fitted = segments(Role.TRAIN.share() + Role.VALIDATE.share());
    for (int side : new int[] {SmallView.SMALL, SmallView.LARGE}) {
      for (Metric metric : Metric.values()) {
        detectors.add(detector(new DifferenceSpec(metric, Baseline.REFERENCE_IMAGE, side, 0)));
        for (int lag : new int[] {1, 5, 10}) {
          detectors.add(detector(new DifferenceSpec(metric, Baseline.EARLIER_FRAME, side, lag)));
        }
      }
    }
    models.add(model(new ModelSpec(2, 16, 32, 2)));
    models.add(model(new ModelSpec(4, 16, 64, 2)));
    optimizer =
        new CascadeOptimizer(
            Query.of("person").withTargets(new Targets(0.01, 0.01)),
            "reference",
            new WindowRule(10),
            costs(),
            OptimizerOptions.DEFAULT);
    loadOpenCv();
  }

  /** Fitting, which a search follows, has loaded the native library. */
  private void loadOpenCv() {
    byte[] view = new byte[SmallView.bytes(SmallView.SMALL)];
    try (DifferenceScorer scorer = detectors.get(0).open()) {
      scorer.score(view, view);
    }
  }

  @Benchmark
  public RankedPlans rank() {
    ScoredBlock full = new ScoredBlock(threshold, models);
    ScoredBlock seen = new ScoredBlock(drafted, models);
    return optimizer.rank(full, drafts ? Optional.of(seen) : Optional.empty(), fitted, detectors);
  }

  /**
   * Someone comes and stays for a while, in a tenth of the time: a bright patch in a noisy room.
   */
  private List<LabelledSegment> segments(double share) {
    List<LabelledSegment> segments = new ArrayList<>();
    boolean inView = false;
    for (int s = 0; s < labelled * share / SEGMENT; s++) {
      boolean[] present = new boolean[SEGMENT];
      byte[][] views = new byte[SEGMENT][];
      boolean[] leads = new boolean[SEGMENT];
      double[] motion = new double[SEGMENT];
      leads[0] = true;
      double moves = 1 + random.nextDouble();
      for (int k = 0; k < SEGMENT; k++) {
        inView = random.nextInt(inView ? 100 : 900) == 0 ? !inView : inView;
        present[k] = inView;
        moves += inView ? 0.2 : 0;
        views[k] = view(inView);
      }
      Arrays.fill(motion, moves);
      segments.add(
          new LabelledSegment(
              new VideoFile("file:/room.mp4", 1, 0),
              new Segment(s * 1_000L, SEGMENT, s * 1_000L, s * 1_000L, s * 1_000L + SEGMENT, 0),
              present,
              views,
              new FrameMotion(leads, motion)));
    }
    return segments;
  }

  /** Much the same picture, in other memory. */
  private static LabelledSegment drafted(LabelledSegment full) {
    byte[][] views = Arrays.stream(full.views()).map(byte[]::clone).toArray(byte[][]::new);
    for (byte[] view : views) {
      view[0]++;
    }
    return new LabelledSegment(full.file(), full.segment(), full.present(), views, full.motion());
  }

  private byte[] view(boolean inView) {
    byte[] view = room.clone();
    long noise = random.nextLong();
    for (int i = 0; i < BYTES; i++) {
      noise = noise * 6364136223846793005L + 1442695040888963407L;
      view[i] = (byte) (view[i] + (noise >>> 62));
    }
    if (inView) {
      int from = random.nextInt(BYTES / 2);
      for (int i = from; i < from + BYTES / 8; i++) {
        view[i] = (byte) (view[i] + 40);
      }
    }
    return view;
  }

  private DifferenceDetector detector(DifferenceSpec spec) {
    byte[] image = SmallView.sized(room, spec.side());
    float[] weights = new float[0];
    if (spec.metric() == Metric.BLOCKED) {
      weights = new float[101];
      Arrays.fill(weights, 0.05f);
      weights[100] = -3;
    }
    boolean earlier = spec.baseline() == Baseline.EARLIER_FRAME;
    return new DifferenceDetector(spec, earlier ? new byte[0] : image, weights);
  }

  /** Right for all but a few frames, and each frame's answer is its own. */
  private ScoredModel model(ModelSpec spec) {
    float[][] probabilities = new float[threshold.size()][SEGMENT];
    for (int s = 0; s < probabilities.length; s++) {
      for (int k = 0; k < SEGMENT; k++) {
        double doubt = Math.pow(random.nextDouble(), 8);
        probabilities[s][k] = (float) (threshold.get(s).present()[k] ? 1 - doubt : doubt);
      }
    }
    TrainingMetrics metrics = new TrainingMetrics(3_240, 412, 3, 0.0123, 4.5);
    return new ScoredModel(new TrainedModel(spec, new float[0], Map.of(), metrics), probabilities);
  }

  private CostProfile costs() {
    Map<Comparison, Cost> differences = new HashMap<>();
    detectors.forEach(
        each ->
            differences.put(
                Comparison.of(each.spec()), new Cost(each.spec().side() * 0.1e-6, 1_800)));
    Map<ModelSpec, Cost> scoring = new HashMap<>();
    models.forEach(each -> scoring.put(each.model().spec(), new Cost(50e-6, 512)));
    return new CostProfile(
        new DecodeCosts(new Cost(230e-6, 600), new Cost(140e-6, 600), new Cost(1_500e-6, 12)),
        Optional.of(
            new DecodeCosts(new Cost(200e-6, 600), new Cost(120e-6, 600), new Cost(1_300e-6, 12))),
        new Cost(60e-6, 600),
        differences,
        scoring,
        new Cost(11_000e-6, 40));
  }
}
