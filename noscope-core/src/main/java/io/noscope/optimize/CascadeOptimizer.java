package io.noscope.optimize;

import io.noscope.detect.DifferenceDetector;
import io.noscope.label.Query;
import io.noscope.label.WindowRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Chooses the cheapest cascade that keeps to the query's error rates (Kang et al. 2017, section 6).
 * For every skip, difference detector and model, none of either included, thresholds are swept over
 * the scores that occur on the threshold block; plans are compared by measured cost per frame.
 *
 * @param query what is asked, with its error rates
 * @param referenceId the reference detector that labelled the block
 * @param windows how errors are counted
 * @param costs measured on this machine, of every detector and model that is offered
 * @param options what to try and how careful to be
 */
public record CascadeOptimizer(
    Query query,
    String referenceId,
    WindowRule windows,
    CostProfile costs,
    OptimizerOptions options) {
  public CascadeOptimizer {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(referenceId, "referenceId");
    Objects.requireNonNull(windows, "windows");
    Objects.requireNonNull(costs, "costs");
    Objects.requireNonNull(options, "options");
  }

  /**
   * Ranks plans by cost.
   *
   * @param labelled the threshold block: segments that cascades start anew in
   * @param detectors fitted difference detectors
   * @param models specialised models with their answers on the block
   * @return plans whose errors on the block keep to the targets, cheapest first: the best of each
   *     kind of difference detector with each model, and of each skip
   * @throws IllegalArgumentException when the cost of something is unknown or probabilities do not
   *     fit the block
   */
  public RankedPlans rank(
      List<LabelledSegment> labelled,
      List<DifferenceDetector> detectors,
      List<ScoredModel> models) {
    ThresholdBlock block = ThresholdBlock.of(windows, labelled);
    PlanPricer pricer = new PlanPricer(query, referenceId, costs);
    PlanEstimate referenceOnly = pricer.referenceOnly(block);
    Optional<String> unknown = unknown(block.layout());
    if (unknown.isPresent()) {
      return new RankedPlans(List.of(referenceOnly), unknown);
    }
    double referenceCost = referenceOnly.cost().total();
    Leaderboard board = new Leaderboard(referenceCost);
    search(block, pricer, detectors, models, board);
    List<PlanEstimate> plans = new ArrayList<>(board.plans());
    plans.add(referenceOnly);
    return new RankedPlans(
        plans, Optional.of(nothingCheaper(referenceCost)).filter(reason -> plans.size() == 1));
  }

  private void search(
      ThresholdBlock block,
      PlanPricer pricer,
      List<DifferenceDetector> detectors,
      List<ScoredModel> models,
      Leaderboard board) {
    List<Integer> skips =
        options.skips().stream()
            .filter(skip -> SkipLottery.keepsTo(query.targets(), block, skip))
            .toList();
    DifferenceScores scores = new DifferenceScores(block, detectors, skips);
    List<Optional<RankedModel>> ranked = new ArrayList<>();
    ranked.add(Optional.empty());
    models.forEach(model -> ranked.add(Optional.of(RankedModel.of(model, block))));
    PlanFitter fitter = new PlanFitter(pricer, block, options.marginShare());
    for (int skip : skips) {
      List<Examination> examinations = new ArrayList<>();
      examinations.add(Examination.of(block, skip, Optional.empty(), new double[block.frames()]));
      for (int d = 0; d < detectors.size(); d++) {
        examinations.add(
            Examination.of(
                block, skip, Optional.of(detectors.get(d)), scores.of(d, detectors.get(d), skip)));
      }
      for (Examination examination : examinations) {
        List<DifferenceCandidate> candidates = DifferenceCandidate.of(examination, fitter.budget());
        for (Optional<RankedModel> model : ranked) {
          double limit =
              board.limit(
                  examination.detector().map(DifferenceDetector::spec),
                  model.map(m -> m.model().spec()),
                  skip);
          fitter.fit(examination, candidates, model, limit).ifPresent(board::offer);
        }
      }
    }
  }

  /** Why the block says nothing about one of the two rates, if so. */
  private static Optional<String> unknown(WindowLayout layout) {
    if (layout.positives() == 0) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "none of the %,d windows that thresholds are chosen on is positive, so that nothing"
                  + " is known of misses; label more of the archive, or a busier part of it",
              layout.positive().length));
    }
    if (layout.negatives() == 0) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "all of the %,d windows that thresholds are chosen on are positive, so that nothing"
                  + " is known of false alarms; narrow the region, or label more of the archive",
              layout.positive().length));
    }
    return Optional.empty();
  }

  private String nothingCheaper(double referenceCost) {
    return String.format(
        Locale.ROOT,
        "no other plan that keeps to %.3g%% false positives and %.3g%% false negatives on the"
            + " threshold block costs less than the %.0f us per frame of asking about every frame",
        100 * query.targets().falsePositiveRate(),
        100 * query.targets().falseNegativeRate(),
        1e6 * referenceCost);
  }
}
