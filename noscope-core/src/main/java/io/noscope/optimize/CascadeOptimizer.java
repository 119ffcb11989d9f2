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
    return rank(new ScoredBlock(labelled, models), Optional.empty(), fitted, detectors);
  }

  /**
   * The same where plans may look at drafts.
   *
   * @param full the threshold block
   * @param drafts the same segments and models where drafts are looked at, if there are any
   */
  public RankedPlans rank(
      ScoredBlock full,
      Optional<ScoredBlock> drafts,
      List<LabelledSegment> fitted,
      List<DifferenceDetector> detectors) {
    ThresholdBlock block = ThresholdBlock.of(windows, full.segments());
    PlanPricer pricer = new PlanPricer(query, referenceId, costs);
    PlanEstimate referenceOnly = pricer.referenceOnly(block);
    Optional<String> unknown = unknown(block.layout());
    if (unknown.isPresent()) {
      return new RankedPlans(List.of(referenceOnly), unknown);
    }
    double mostCost = (1 - LEAST_SAVING) * referenceOnly.cost().total();
    List<DifferenceDetector> promising =
        DetectorShortlist.of(offered(PlanPart.DIFFERENCE, detectors), block, windows, aim());
    FittedDetectors known =
        FittedDetectors.of(ThresholdBlock.of(windows, fitted), promising, skips(block), aim());
    List<ScoredModel> offered = offered(PlanPart.MODEL, full.models());
    List<RankedModel> telling = telling(block, offered);
    List<Look> looks = new ArrayList<>(looks(block, known, pricer, telling));
    if (drafts.isPresent() && mayDraft()) {
      ThresholdBlock seen = ThresholdBlock.of(windows, drafts.get().segments(), true);
      List<ScoredModel> seeing = offered(PlanPart.MODEL, drafts.get().models());
      looks.addAll(looks(seen, known, pricer, telling(seen, seeing)));
    }
    List<PlanEstimate> plans = new ArrayList<>(search(looks, block.layout(), mostCost));
    plans.add(referenceOnly);
    String reason = nothingCheaper(mostCost) + modelsAreChance(telling.size(), offered.size());
    return new RankedPlans(plans, Optional.of(reason).filter(only -> plans.size() == 1));
  }

  private boolean mayDraft() {
    return options.parts().contains(PlanPart.DRAFT) && costs.drafts().isPresent();
  }

  private static List<RankedModel> telling(ThresholdBlock block, List<ScoredModel> models) {
    List<RankedModel> telling = new ArrayList<>();
    for (ScoredModel model : models) {
      double[] probabilities = block.flatten(model.probabilities());
      if (Chance.isBeatenBy(probabilities, block.layout())) {
        telling.add(new RankedModel(model.model(), Ranking.of(probabilities)));
      }
    }
    return telling;
  }

  private <T> List<T> offered(PlanPart part, List<T> all) {
    return options.parts().contains(part) ? all : List.of();
  }

  private Targets aim() {
    return query.targets().aim();
  }

  private List<PlanEstimate> search(List<Look> looks, WindowLayout layout, double mostCost) {
    List<Priced> affordable =
        looks.parallelStream()
            .flatMap(Look::stages)
            .flatMap(stages -> stages.fit().map(fit -> new Priced(stages, fit.cost())).stream())
            .filter(priced -> priced.cost() < mostCost)
            .toList();
    double least = affordable.stream().mapToDouble(Priced::cost).min().orElse(mostCost);
    double excess = ErrorBudget.of(aim(), layout).excess(aim(), layout);
    PlanLadder ladder = new PlanLadder(least, excess * options.marginShare(), mostCost);
    affordable.parallelStream()
        .flatMap(priced -> priced.stages().fit().stream().flatMap(ladder::offers))
        .toList()
        .forEach(ladder::add);
    return ladder.plans();
  }

  /** Everything to try on a block, with all models and none. */
  private List<Look> looks(
      ThresholdBlock block, FittedDetectors fitted, PlanPricer pricer, List<RankedModel> models) {
    PlanFitter fitter = new PlanFitter(pricer, block);
    List<Optional<RankedModel>> ranked = new ArrayList<>();
    ranked.add(Optional.empty());
    models.forEach(model -> ranked.add(Optional.of(model)));
    List<Glance> glances = new ArrayList<>(glances(block, fitted));
    glances.addAll(packetGlances(block, fitted));
    return glances.stream().map(glance -> new Look(fitter, glance, ranked)).toList();
  }

  private List<Glance> glances(ThresholdBlock block, FittedDetectors fitted) {
    List<Integer> skips = fitted.skips();
    List<DifferenceDetector> detectors = fitted.detectors();
    DifferenceScores scores = new DifferenceScores(block, detectors, skips);
    ErrorBudget budget = ErrorBudget.of(aim(), block.layout());
    List<Glance> glances = new ArrayList<>();
    for (int skip : skips) {
      Examination every = Examination.of(block, skip);
      glances.add(new Glance(every, List.of(DifferenceCandidate.withoutDetector(every))));
      IntStream.range(0, detectors.size())
          .parallel()
          .mapToObj(
              d -> {
                Optional<DifferenceDetector> detector = Optional.of(detectors.get(d));
                Examination examination = Examination.of(block, skip, detector, scores.of(d, skip));
                FittedFrames fit = fitted.frames().get(skip).get(d);
                return new Glance(examination, DifferenceCandidate.of(examination, fit, budget));
              })
          .toList()
          .forEach(glances::add);
    }
    return glances;
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
  private List<Glance> packetGlances(ThresholdBlock block, FittedDetectors fitted) {
    if (!costs.countsDecoding()) {
      return List.of();
    }
    boolean still = options.parts().contains(PlanPart.STILL);
    List<Double> thresholds =
        still ? StillThresholds.of(List.of(block, fitted.block())) : List.of();
    List<Examination> left = new ArrayList<>();
    for (double below : thresholds) {
      fitted.skips().forEach(skip -> left.add(Examination.still(block, skip, below)));
    }
    if (options.parts().contains(PlanPart.DISPOSABLE) && block.hasDisposable()) {
      left.add(Examination.referenced(block, Double.NEGATIVE_INFINITY));
      thresholds.forEach(below -> left.add(Examination.referenced(block, below)));
    }
    return left.stream()
        .map(each -> new Glance(each, List.of(DifferenceCandidate.withoutDetector(each))))
        .toList();
  }

  /** What a plan is made of, but for the model's thresholds. */
  private record Stages(
      PlanFitter fitter,
      Examination examination,
      DifferenceCandidate candidate,
      Optional<RankedModel> model) {
    Optional<PlanFitter.Fit> fit() {
      return fitter.fit(examination, candidate, model);
    }

    /** Drafts are of no use to whom only the reference detector answers. */
    boolean makesSense() {
      return !examination.block().drafts()
          || examination.detector().isPresent()
          || model.isPresent();
    }
  }

  /** Stages with their least cost; bands are fitted again when needed, for they are large. */
  private record Priced(Stages stages, double cost) {}

  /** One skip with one difference detector or none, at all thresholds worth trying. */
  private record Glance(Examination examination, List<DifferenceCandidate> candidates) {}

  /** The same with every model, and none. */
  private record Look(PlanFitter fitter, Glance glance, List<Optional<RankedModel>> models) {
    Stream<Stages> stages() {
      return glance.candidates().stream()
          .flatMap(
              each ->
                  models.stream()
                      .map(model -> new Stages(fitter, glance.examination(), each, model)))
          .filter(Stages::makesSense);
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
