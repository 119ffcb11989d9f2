package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.ModelStage;
import io.noscope.detect.DifferenceDetector;
import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The cheapest plan, found by running every plan with every threshold. */
final class BruteForce {
  private static final double[] SHARES = {0, 0.5, 1};

  private final Query query;
  private final WindowRule rule;
  private final Scene scene;
  private final TreeSet<Float> cuts = new TreeSet<>();

  BruteForce(Query query, WindowRule rule, Scene scene) {
    this.query = query;
    this.rule = rule;
    this.scene = scene;
    cuts.add(-0.5f);
    for (float[] segment : scene.model().probabilities()) {
      for (float p : segment) {
        // Between this probability and the next; levels in tests are far coarser.
        cuts.add(p + 1e-4f);
      }
    }
  }

  /** The least cost with these stages, over the model's thresholds and these of the detector. */
  double leastCost(
      int skip, Optional<DifferenceDetector> detector, List<Double> thresholds, boolean model) {
    double least = Double.POSITIVE_INFINITY;
    for (double threshold : thresholds) {
      Optional<DifferenceStage> stage = detector.map(d -> new DifferenceStage(d, threshold));
      for (Optional<ModelStage> band : model ? bands() : List.of(Optional.<ModelStage>empty())) {
        Cascade cascade = new Cascade(query, "table", skip, stage, band);
        NaiveRun run = run(cascade);
        if (isWithin(run.errors(), 1, ErrorRates.NONE)) {
          least = Math.min(least, PlanCost.of(cascade, run.selectivities(), Scene.costs()).total());
        }
      }
    }
    return least;
  }

  /** All thresholds of a detector that make a difference. */
  List<Double> thresholds(DifferenceDetector detector) {
    TreeSet<Double> all = new TreeSet<>();
    all.add(0.0);
    for (LabelledSegment segment : scene.segments()) {
      for (byte[] view : segment.views()) {
        for (byte[] other : segment.views()) {
          // Plain views differ by a whole number squared.
          int reference =
              detector.referenceImage().length > 0 ? detector.referenceImage()[0] : other[0];
          all.add(Math.pow(view[0] - reference, 2) + 0.5);
        }
      }
    }
    return List.copyOf(all);
  }

  /** Of these, the largest whose own errors are within each share of the error budget. */
  List<Double> edges(int skip, DifferenceDetector detector, List<Double> thresholds) {
    ErrorRates skipped = alone(skip, detector, Double.NEGATIVE_INFINITY).errors();
    List<Double> edges = new ArrayList<>();
    for (double share : SHARES) {
      thresholds.stream()
          .filter(t -> isWithin(alone(skip, detector, t).errors(), share, skipped))
          .max(Double::compare)
          .ifPresent(edges::add);
    }
    return edges;
  }

  /** Whether the mean over all places that examined frames may have, and one more, is allowed. */
  boolean isSkipAffordable(int skip) {
    if (skip == 1) {
      return true;
    }
    ErrorRates windows = ErrorRates.NONE;
    double falsePositives = 0;
    double falseNegatives = 0;
    for (int phase = 0; phase < skip; phase++) {
      List<boolean[]> labels = new ArrayList<>();
      for (LabelledSegment segment : scene.segments()) {
        boolean[] label = segment.present().clone();
        for (int k = 1; k < label.length; k++) {
          label[k] = k % skip == phase ? segment.present()[k] : label[k - 1];
        }
        labels.add(label);
      }
      ErrorRates errors =
          WindowErrors.compare(
              rule, scene.segments().stream().map(LabelledSegment::run).toList(), labels);
      falsePositives += (double) errors.falsePositives() / skip;
      falseNegatives += (double) errors.falseNegatives() / skip;
      windows = errors;
    }
    Targets targets = query.targets();
    return falsePositives + 1 <= targets.falsePositiveRate() * (windows.negatives() + 1) + 1e-9
        && falseNegatives + 1 <= targets.falseNegativeRate() * (windows.positives() + 1) + 1e-9;
  }

  private NaiveRun alone(int skip, DifferenceDetector detector, double threshold) {
    DifferenceStage stage = new DifferenceStage(detector, threshold);
    return run(new Cascade(query, "table", skip, Optional.of(stage), Optional.empty()));
  }

  private NaiveRun run(Cascade cascade) {
    return NaiveRun.of(cascade, scene.segments(), scene.model().probabilities(), rule);
  }

  private List<Optional<ModelStage>> bands() {
    List<Optional<ModelStage>> bands = new ArrayList<>();
    for (float low : cuts) {
      for (float high : cuts.tailSet(low)) {
        bands.add(Optional.of(new ModelStage(scene.model().model(), low, high)));
      }
    }
    return bands;
  }

  private boolean isWithin(ErrorRates errors, double share, ErrorRates made) {
    Targets targets = query.targets();
    return errors.falsePositives()
            <= allowed(
                targets.falsePositiveRate(), errors.negatives(), share, made.falsePositives())
        && errors.falseNegatives()
            <= allowed(
                targets.falseNegativeRate(), errors.positives(), share, made.falseNegatives());
  }

  private static long allowed(double rate, long windows, double share, long made) {
    long all = 0;
    while (all < windows && (all + 2.0) / (windows + 1) <= rate + 1e-12) {
      all++;
    }
    return Math.min(all, made + (long) (share * Math.max(0, all - made)));
  }
}
