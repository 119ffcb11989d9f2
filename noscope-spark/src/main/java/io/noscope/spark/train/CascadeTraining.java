package io.noscope.spark.train;

import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.ModelSpec;
import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import io.noscope.optimize.CascadeOptimizer;
import io.noscope.optimize.Comparison;
import io.noscope.optimize.Cost;
import io.noscope.optimize.CostProfile;
import io.noscope.optimize.CostProfiler;
import io.noscope.optimize.Explanation;
import io.noscope.optimize.LabelBudget;
import io.noscope.optimize.LabelUse;
import io.noscope.optimize.LabelledSegment;
import io.noscope.optimize.OptimizerOptions;
import io.noscope.optimize.PlanEstimate;
import io.noscope.optimize.RankedPlans;
import io.noscope.optimize.Role;
import io.noscope.optimize.SamplePlan;
import io.noscope.optimize.VerifiedPlan;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Camera;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Finds a camera's cascade: label a sample, fit, rank by cost, verify for real.
 *
 * @param spark where the jobs run
 * @param camera whose frames
 * @param conf settings of the read
 * @param query what is asked
 * @param referenceId the reference detector
 */
record CascadeTraining(
    JavaSparkContext spark, Camera camera, NoScopeConf conf, Query query, String referenceId) {
  /** A sampled segment is about this long. */
  private static final double SAMPLE_SECONDS = 5;

  Explanation run() {
    long start = System.nanoTime();
    SamplePlan plan = sample();
    Labelling labelling = Labelling.run(spark, camera, plan, conf, query, referenceId);
    LabelUse use =
        new LabelUse(
            plan.frames(),
            plan.segments().size(),
            plan.archiveFrames(),
            (System.nanoTime() - start) / 1e9);
    List<LabelledSegment> training = new ArrayList<>(labelling.of(Role.TRAIN));
    training.addAll(labelling.of(Role.VALIDATE));
    List<DifferenceDetector> detectors = DifferenceFitting.fit(training, camera.windows().frames());
    List<CandidateModel> models = ModelTraining.run(spark, conf, TrainingSet.of(labelling));
    CostProfile costs = costs(labelling, detectors, models);
    RankedPlans ranked =
        new CascadeOptimizer(query, referenceId, camera.windows(), costs, OptimizerOptions.DEFAULT)
            .rank(
                labelling.of(Role.THRESHOLD),
                training,
                detectors,
                models.stream().map(CandidateModel::scored).toList());
    return verify(labelling, ranked, costs, use);
  }

  private SamplePlan sample() {
    LabelBudget budget =
        new LabelBudget(conf.labelFraction(), conf.minimumLabelled(), conf.maximumLabelled());
    double rate = camera.videos().get(0).framesPerSecond();
    int frames = Math.max(1, (int) Math.round(SAMPLE_SECONDS * rate));
    return SamplePlan.of(camera.videos(), budget, frames, conf.seed());
  }

  private CostProfile costs(
      Labelling labelling, List<DifferenceDetector> detectors, List<CandidateModel> models) {
    List<byte[]> views =
        labelling.of(Role.THRESHOLD).stream()
            .flatMap(segment -> Arrays.stream(segment.views()))
            .limit(200)
            .toList();
    Map<Comparison, Cost> differences = new HashMap<>();
    for (DifferenceDetector detector : detectors) {
      differences.computeIfAbsent(
          Comparison.of(detector.spec()), c -> CostProfiler.measure(detector, views));
    }
    Map<ModelSpec, Cost> scoring =
        models.stream()
            .collect(Collectors.toMap(model -> model.model().spec(), CandidateModel::cost));
    LabelWork work = labelling.work();
    Cost reference =
        work.calls() > 0 || labelling.slices().isEmpty()
            ? work.reference()
            : ReferenceTiming.measure(spark, labelling.slices().get(0).slice(), conf);
    return new CostProfile(
        work.decode(), work.keyframe(), work.view(), differences, scoring, reference);
  }

  private Explanation verify(
      Labelling labelling, RankedPlans ranked, CostProfile costs, LabelUse use) {
    List<VerifiedPlan> failed = new ArrayList<>();
    for (PlanEstimate plan : ranked.plans()) {
      if (plan.cascade().isReferenceOnly()) {
        break;
      }
      ErrorRates measured =
          Verification.run(spark, plan.cascade(), labelling, camera.windows(), conf);
      if (measured.keepTo(query.targets())) {
        return new Explanation(
            plan, Optional.of(measured), failed, ranked, Optional.empty(), costs, use);
      }
      failed.add(new VerifiedPlan(plan, measured));
    }
    PlanEstimate last = ranked.plans().get(ranked.plans().size() - 1);
    String reason =
        ranked
            .onlyReference()
            .orElseGet(
                () ->
                    "none of the %d plans that were tried kept to the targets on the verify block"
                        .formatted(failed.size()));
    return new Explanation(last, Optional.empty(), failed, ranked, Optional.of(reason), costs, use);
  }
}
