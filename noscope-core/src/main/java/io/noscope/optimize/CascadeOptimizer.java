package io.noscope.optimize;

import io.noscope.detect.DifferenceDetector;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.label.WindowRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses a cheap cascade that keeps to the query's error rates (Kang et al. 2017, section 6). For
 * every skip, difference detector and model, none of either included, thresholds are swept over the
 * scores that occur on the threshold block, and what each plan costs per frame is computed from
 * measured times. The cheapest sets the price; for a little more, the most careful is chosen, see
 * {@link PlanLadder}.
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
  /**
   * Share of the reference detector's cost that a plan must save. Among many plans some seem to
   * save a little by chance alone, and little is not worth any error.
   */
  static final double LEAST_SAVING = 0.1;

  public CascadeOptimizer {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(referenceId, "referenceId");
    Objects.requireNonNull(windows, "windows");
    Objects.requireNonNull(costs, "costs");
    Objects.requireNonNull(options, "options");
  }

  /**
   * Whether a model of this cost may be worth having before the reference detector: not where it
   * takes about as long, even if it left nothing open.
   */
  public static boolean mayPay(Cost model, Cost reference) {
    return model.seconds() < (1 - LEAST_SAVING) * reference.seconds();
  }

  /**
   * Ranks plans from cheap to careful.
   *
   * @param labelled the threshold block: segments that cascades start anew in
   * @param fitted segments that the difference detectors were fitted to: those learn so little that
   *     their thresholds must do on these as well
   * @param detectors fitted difference detectors
   * @param models specialised models with their answers on the block
   * @return plans whose errors on the block keep to the targets, each for more money and with more
   *     care than the one before
   * @throws IllegalArgumentException when the cost of something is unknown or probabilities do not
   *     fit the block
   */
  public RankedPlans rank(
      List<LabelledSegment> labelled,
      List<LabelledSegment> fitted,
      List<DifferenceDetector> detectors,
      List<ScoredModel> models) {
    ThresholdBlock block = ThresholdBlock.of(windows, labelled);
    PlanPricer pricer = new PlanPricer(query, referenceId, costs);
    PlanEstimate referenceOnly = pricer.referenceOnly(block);
    Optional<String> unknown = unknown(block.layout());
    if (unknown.isPresent()) {
      return new RankedPlans(List.of(referenceOnly), unknown);
    }
    double mostCost = (1 - LEAST_SAVING) * referenceOnly.cost().total();
    ThresholdBlock known = ThresholdBlock.of(windows, fitted);
    List<Look> looks =
        new ArrayList<>(
            looks(
                block,
                known,
                DetectorShortlist.of(
                    offered(PlanPart.DIFFERENCE, detectors), block, windows, aim())));
    looks.addAll(packetLooks(block, known));
    List<ScoredModel> offered = offered(PlanPart.MODEL, models);
    List<RankedModel> telling = new ArrayList<>();
    for (ScoredModel model : offered) {
      double[] probabilities = block.flatten(model.probabilities());
      if (Chance.isBeatenBy(probabilities, block.layout())) {
        telling.add(new RankedModel(model.model(), Ranking.of(probabilities)));
      }
    }
    List<PlanEstimate> plans = new ArrayList<>(search(block, pricer, looks, telling, mostCost));
    plans.add(referenceOnly);
    String reason = nothingCheaper(mostCost) + modelsAreChance(telling.size(), offered.size());
    return new RankedPlans(plans, Optional.of(reason).filter(only -> plans.size() == 1));
  }

  private <T> List<T> offered(PlanPart part, List<T> all) {
    return options.parts().contains(part) ? all : List.of();
  }

  private Targets aim() {
    return query.targets().aim();
  }

  private List<PlanEstimate> search(
      ThresholdBlock block,
      PlanPricer pricer,
      List<Look> looks,
      List<RankedModel> models,
      double mostCost) {
    PlanFitter fitter = new PlanFitter(pricer, block);
    List<Optional<RankedModel>> ranked = new ArrayList<>();
    ranked.add(Optional.empty());
    models.forEach(model -> ranked.add(Optional.of(model)));
    List<Priced> affordable =
        looks.parallelStream()
            .flatMap(look -> look.stages(ranked))
            .flatMap(
                stages -> stages.fit(fitter).map(fit -> new Priced(stages, fit.cost())).stream())
            .filter(priced -> priced.cost() < mostCost)
            .toList();
    double least = affordable.stream().mapToDouble(Priced::cost).min().orElse(mostCost);
    double excess = ErrorBudget.of(aim(), block.layout()).excess(aim(), block.layout());
    PlanLadder ladder = new PlanLadder(least, excess * options.marginShare(), mostCost);
    affordable.parallelStream()
        .flatMap(priced -> priced.stages().fit(fitter).stream().flatMap(ladder::offers))
        .toList()
        .forEach(ladder::add);
    return ladder.plans();
  }

  private List<Look> looks(
      ThresholdBlock block, ThresholdBlock fitted, List<DifferenceDetector> detectors) {
    List<Integer> skips = skips(block);
    DifferenceScores scores = new DifferenceScores(block, detectors, skips);
    DifferenceScores seen = new DifferenceScores(fitted, detectors, skips);
    ErrorBudget budget = ErrorBudget.of(aim(), block.layout());
    List<Look> looks = new ArrayList<>();
    for (int skip : skips) {
      Examination every = Examination.of(block, skip);
      looks.add(new Look(every, List.of(DifferenceCandidate.withoutDetector(every))));
      IntStream.range(0, detectors.size())
          .parallel()
          .mapToObj(
              d -> {
                Optional<DifferenceDetector> detector = Optional.of(detectors.get(d));
                Examination known = Examination.of(fitted, skip, detector, seen.of(d, skip));
                Examination examination = Examination.of(block, skip, detector, scores.of(d, skip));
                FittedFrames fit = FittedFrames.of(known, aim());
                return new Look(examination, DifferenceCandidate.of(examination, fit, budget));
              })
          .toList()
          .forEach(looks::add);
    }
    return looks;
  }

  private List<Integer> skips(ThresholdBlock block) {
    return options.skips().stream()
        .filter(skip -> SkipLottery.keepsTo(aim(), block, skip))
        .toList();
  }

  /**
   * What the packets leave to look at. They have taken the place of a difference detector: what
   * that would settle is not even decoded.
   */
  private List<Look> packetLooks(ThresholdBlock block, ThresholdBlock fitted) {
    if (!costs.countsDecoding()) {
      return List.of();
    }
    boolean still = options.parts().contains(PlanPart.STILL);
    List<Double> thresholds = still ? StillThresholds.of(List.of(block, fitted)) : List.of();
    List<Examination> left = new ArrayList<>();
    for (double below : thresholds) {
      skips(block).forEach(skip -> left.add(Examination.still(block, skip, below)));
    }
    if (options.parts().contains(PlanPart.DISPOSABLE) && block.hasDisposable()) {
      left.add(Examination.referenced(block, Double.NEGATIVE_INFINITY));
      thresholds.forEach(below -> left.add(Examination.referenced(block, below)));
    }
    return left.stream()
        .map(each -> new Look(each, List.of(DifferenceCandidate.withoutDetector(each))))
        .toList();
  }

  /** What a plan is made of, but for the model's thresholds. */
  private record Stages(
      Examination examination, DifferenceCandidate candidate, Optional<RankedModel> model) {
    Optional<PlanFitter.Fit> fit(PlanFitter fitter) {
      return fitter.fit(examination, candidate, model);
    }
  }

  /** Stages with their least cost; bands are fitted again when needed, for they are large. */
  private record Priced(Stages stages, double cost) {}

  /** One skip with one difference detector or none, at all thresholds worth trying. */
  private record Look(Examination examination, List<DifferenceCandidate> candidates) {
    /** With each model. */
    Stream<Stages> stages(List<Optional<RankedModel>> models) {
      return candidates.stream()
          .flatMap(each -> models.stream().map(model -> new Stages(examination, each, model)));
    }
  }

  /** Why the block says nothing about one of the two rates, if so. */
  private static Optional<String> unknown(WindowLayout layout) {
    if (layout.positive().length == 0) {
      return Optional.of(
          "there are too few groups of pictures to set some aside for training, for choosing"
              + " thresholds and for verifying; name more files of this camera");
    }
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

  private String nothingCheaper(double mostCost) {
    return String.format(
        Locale.ROOT,
        "no other plan that keeps to %.3g%% false positives and %.3g%% false negatives on the"
            + " threshold block costs less than %.0f us per frame, which is %.0f%% less than asking"
            + " about every frame",
        100 * aim().falsePositiveRate(),
        100 * aim().falseNegativeRate(),
        1e6 * mostCost,
        100 * LEAST_SAVING);
  }

  private static String modelsAreChance(int telling, int models) {
    return models > 0 && telling == 0
        ? "; no model tells windows with the object from others better than chance does"
        : "";
  }
}
