package io.noscope.optimize;

import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainedModel;
import io.noscope.detect.TrainingMetrics;
import io.noscope.video.Segment;
import io.noscope.video.SmallView;
import io.noscope.video.VideoFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Segments made up for a test: plain grey views, labels, and a model's probabilities. */
final class Scene {
  static final ModelSpec SPEC = new ModelSpec(2, 16, 32, 2);
  private static final VideoFile FILE = new VideoFile("file:/scene.mp4", 1, 0);
  private static final byte[][] GREY = new byte[256][];

  private final List<LabelledSegment> segments = new ArrayList<>();
  private final List<float[]> probabilities = new ArrayList<>();

  /** Adds a segment; arrays hold one value per frame. Greys are shared between frames. */
  Scene segment(long firstFrame, boolean[] present, int[] grey, float[] probability) {

    byte[][] views = Arrays.stream(grey).mapToObj(Scene::view).toArray(byte[][]::new);
    Segment segment =
        new Segment(
            firstFrame, present.length, firstFrame, firstFrame, firstFrame + present.length, 0);
    segments.add(new LabelledSegment(FILE, segment, present, views));
    probabilities.add(probability);
    return this;
  }

  /**
   * Visits at random: someone in view is a brighter picture, mostly, and a higher probability,
   * mostly.
   *
   * @param clarity 1 where pictures and probabilities tell all, 0 where they tell nothing
   * @param levels how many different probabilities there are
   */
  static Scene random(
      SplittableRandom random, int segments, int frames, double clarity, int levels) {
    Scene scene = new Scene();
    for (int s = 0; s < segments; s++) {
      boolean[] present = new boolean[frames];
      int[] grey = new int[frames];
      float[] probability = new float[frames];
      boolean now = random.nextInt(2) == 0;
      for (int k = 0; k < frames; k++) {
        now = random.nextInt(8) == 0 ? !now : now;
        present[k] = now;
        double signal = now ? clarity : 0;
        grey[k] = 40 + (int) (20 * (signal + (1 - clarity) * random.nextDouble()));
        double p = Math.min(1, Math.max(0, 0.2 + 0.6 * signal + 0.4 * (random.nextDouble() - 0.5)));
        probability[k] = (float) Math.round(p * levels) / levels;
      }
      scene.segment(s * 1_000L + random.nextInt(7), present, grey, probability);
    }
    return scene;
  }

  /**
   * The same with groups of ten frames.
   *
   * @param telling share of the groups with the class in which more moves than in those without
   */
  Scene moving(SplittableRandom random, double telling) {
    Scene scene = new Scene();
    for (int s = 0; s < segments.size(); s++) {
      LabelledSegment still = segments.get(s);
      boolean[] leads = new boolean[still.frames()];
      double[] motion = new double[still.frames()];
      for (int k = 0; k < leads.length; k++) {
        leads[k] = k % 10 == 0;
        motion[k] = leads[k] ? 1 + random.nextInt(20) : motion[k - 1];
      }
      for (int k = 0; k < leads.length; k++) {
        if (still.present()[k] && random.nextDouble() < telling) {
          Arrays.fill(motion, k / 10 * 10, Math.min(leads.length, k / 10 * 10 + 10), 50 + k % 7);
        }
      }
      scene.segments.add(
          new LabelledSegment(
              FILE,
              still.segment(),
              still.present(),
              still.views(),
              new FrameMotion(leads, motion, everySecond(leads.length))));
      scene.probabilities.add(probabilities.get(s));
    }
    return scene;
  }

  /**
   * The same as drafts show it.
   *
   * @param blur how far greys and probabilities are off at most
   */
  Scene drafted(SplittableRandom random, int blur) {
    Scene scene = new Scene();
    for (int s = 0; s < segments.size(); s++) {
      LabelledSegment full = segments.get(s);
      byte[][] views = new byte[full.frames()][];
      float[] probability = new float[full.frames()];
      for (int k = 0; k < views.length; k++) {
        int off = random.nextInt(2 * blur + 1) - blur;
        views[k] = view(full.views()[k][0] + off);
        probability[k] = Math.min(1, Math.max(0, probabilities.get(s)[k] + off / 100f));
      }
      scene.segments.add(
          new LabelledSegment(FILE, full.segment(), full.present(), views, full.motion()));
      scene.probabilities.add(probability);
    }
    return scene;
  }

  /** As plans see it, with these models. */
  ScoredBlock scored(List<ModelSpec> specs) {
    return new ScoredBlock(segments, specs.stream().map(this::model).toList());
  }

  private static boolean[] everySecond(int frames) {
    boolean[] second = new boolean[frames];
    for (int k = 1; k < frames; k += 2) {
      second[k] = true;
    }
    return second;
  }

  List<LabelledSegment> segments() {
    return segments;
  }

  int frames() {
    return segments.stream().mapToInt(LabelledSegment::frames).sum();
  }

  ScoredModel model() {
    return model(SPEC);
  }

  ScoredModel model(ModelSpec spec) {
    TrainedModel model =
        new TrainedModel(
            spec, new float[0], Map.of(), new TrainingMetrics(3_240, 412, 3, 0.0123, 4.5));
    return new ScoredModel(model, probabilities.toArray(float[][]::new));
  }

  static DifferenceDetector againstGrey(int grey) {
    byte[] image = Arrays.copyOf(view(grey), SmallView.bytes(SmallView.SMALL));
    return new DifferenceDetector(
        new DifferenceSpec(Metric.GLOBAL, Baseline.REFERENCE_IMAGE, SmallView.SMALL, 0),
        image,
        new float[0]);
  }

  static DifferenceDetector againstEarlier(int side, int lag) {
    return new DifferenceDetector(
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, side, lag),
        new byte[0],
        new float[0]);
  }

  /**
   * Decoding 400 us, a draft 300, a keyframe alone 1,500, its draft 1,400, view 20, either detector
   * 5 and 12, model 50, reference 11,000.
   */
  static CostProfile costs() {
    return new CostProfile(
        new DecodeCosts(new Cost(400e-6, 600), new Cost(250e-6, 600), new Cost(1_500e-6, 12)),
        Optional.of(
            new DecodeCosts(new Cost(300e-6, 60), new Cost(190e-6, 60), new Cost(1_400e-6, 6))),
        new Cost(20e-6, 600),
        Map.of(
            new Comparison(Metric.GLOBAL, 50), new Cost(5e-6, 1_800),
            new Comparison(Metric.GLOBAL, 100), new Cost(12e-6, 1_800)),
        Map.of(SPEC, new Cost(50e-6, 512), new ModelSpec(4, 32, 64, 1), new Cost(350e-6, 512)),
        new Cost(11_000e-6, 40));
  }

  private static byte[] view(int grey) {
    if (GREY[grey] == null) {
      GREY[grey] = new byte[SmallView.bytes(SmallView.LARGE)];
      Arrays.fill(GREY[grey], (byte) grey);
    }
    return GREY[grey];
  }
}
