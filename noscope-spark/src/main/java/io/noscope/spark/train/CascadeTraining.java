package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.ModelSpec;
import io.noscope.label.WindowRule;
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
import io.noscope.optimize.PlanPart;
import io.noscope.optimize.RankedPlans;
import io.noscope.optimize.Role;
import io.noscope.optimize.SamplePlan;
import io.noscope.optimize.ScoredBlock;
import io.noscope.optimize.StageStudies;
import io.noscope.optimize.Study;
import io.noscope.spark.conf.Decoding;
import io.noscope.spark.conf.NoScopeConf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds a camera's cascade: label a sample, fit, rank by cost, verify for real. */
final class CascadeTraining {
  private CascadeTraining() {}

  static Trained run(CascadeOrder order) {
    long start = System.nanoTime();
    SamplePlan plan = sample(order);
    Labelling labelling = Labelling.run(order, plan);
    LabelUse use =
        new LabelUse(
            plan.frames(),
            plan.segments().size(),
            plan.archiveFrames(),
            (System.nanoTime() - start) / 1e9);
    List<LabelledSegment> training = new ArrayList<>(labelling.of(Role.TRAIN));
    training.addAll(labelling.of(Role.VALIDATE));
    WindowRule windows = order.windows();
    Set<PlanPart> parts = order.conf().parts();
    List<DifferenceDetector> detectors =
        parts.contains(PlanPart.DIFFERENCE)
            ? DifferenceFitting.fit(training, windows.frames(), order.mask())
            : List.of();
    Optional<DraftedBlock> drafts = DraftedBlock.of(order, labelling);
    Cost reference = reference(order, labelling);
    ModelSearch.Found found =
        parts.contains(PlanPart.MODEL)
            ? ModelSearch.run(
                order.spark(),
                order.conf(),
                side -> TrainingSet.of(labelling, drafts, side),
                order.conf().models().specs(),
                reference)
            : ModelSearch.Found.NOTHING;
    List<CandidateModel> models = found.models();
    CostProfile costs = costs(order, labelling, drafts, detectors, models, reference);
    ScoredBlock full = scored(labelling.of(Role.THRESHOLD), models, false);
    Optional<ScoredBlock> drafted = drafts.map(d -> scored(d.segments(), models, true));
    RankedPlans ranked =
        new CascadeOptimizer(
                order.query(),
                order.referenceId(),
                windows,
                costs,
                OptimizerOptions.DEFAULT.of(parts))
            .rank(full, drafted, training, detectors);
    MoreLabels more = new MoreLabels(order, plan, use);
    PlanTrials trials = new PlanTrials(order, VerifyBlock.of(labelling), more);
    Explanation explanation = trials.choose(ranked, costs, found.use());
    Cascade chosen = explanation.chosen().cascade();
    ScoredBlock seen = drafted.filter(d -> chosen.drafts()).orElse(full);
    StageStudies studies = new StageStudies(windows, seen.segments());
    return new Trained(
        explanation,
        Study.of(
            explanation,
            studies.of(chosen, seen.models()),
            ModelStudies.of(models, studies, chosen),
            trials.doubts()));
  }

  /**
   * What training ends with.
   *
   * @param explanation the plan, and why
   * @param study the same in numbers to draw
   */
  record Trained(Explanation explanation, Study study) {}

  private static SamplePlan sample(CascadeOrder order) {
    NoScopeConf conf = order.conf();
    LabelBudget budget =
        new LabelBudget(conf.labelFraction(), conf.minimumLabelled(), conf.maximumLabelled());
    return SamplePlan.of(order.camera().videos(), budget, order.sampleFrames(), conf.seed());
  }

  private static ScoredBlock scored(
      List<LabelledSegment> segments, List<CandidateModel> models, boolean ofDrafts) {
    return new ScoredBlock(segments, models.stream().map(model -> model.scored(ofDrafts)).toList());
  }

  private static CostProfile costs(
      CascadeOrder order,
      Labelling labelling,
      Optional<DraftedBlock> drafts,
      List<DifferenceDetector> detectors,
      List<CandidateModel> models,
      Cost reference) {
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
    CostProfile costs =
        new CostProfile(
            work.decodeCosts(),
            drafts.map(DraftedBlock::costs),
            labelling.view(),
            differences,
            scoring,
            reference);
    return order.conf().decoding() == Decoding.FREE ? costs.withoutDecoding() : costs;
  }

  private static Cost reference(CascadeOrder order, Labelling labelling) {
    return labelling.work().calls() > 0 || labelling.slices().isEmpty()
        ? labelling.work().reference()
        : ReferenceTiming.measure(order.spark(), labelling.slices().get(0).slice(), order.conf());
  }
}
