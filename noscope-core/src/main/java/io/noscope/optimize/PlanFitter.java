package io.noscope.optimize;

import io.noscope.cascade.ModelStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the thresholds of plans with given stages: first the cheapest that are within the error
 * budget, then, for a share of that cost, more careful ones. Thresholds at the very edge of what
 * the block allows would fail on new frames, and a little more work for the reference detector is
 * cheap. Half the money goes to the difference detector, what is left widens the model's band.
 */
final class PlanFitter {
  private final PlanPricer pricer;
  private final ThresholdBlock block;
  private final double marginShare;
  private final ErrorBudget budget;
  private final double lowShare;

  PlanFitter(PlanPricer pricer, ThresholdBlock block, double marginShare) {
    this.pricer = pricer;
    this.block = block;
    this.marginShare = marginShare;
    this.budget = ErrorBudget.of(pricer.query().targets(), block.layout());
    this.lowShare = budget.missShare(pricer.query().targets(), block.layout());
  }

  ErrorBudget budget() {
    return budget;
  }

  /**
   * The best plan of these stages, if one keeps to the budget and can cost less than the limit.
   *
   * @param candidates thresholds of the difference detector, most daring first
   * @param limit in seconds per frame
   */
  Optional<PlanEstimate> fit(
      Examination examination,
      List<DifferenceCandidate> candidates,
      Optional<RankedModel> model,
      double limit) {
    List<Fit> fits = new ArrayList<>();
    double affordable = limit;
    for (DifferenceCandidate candidate : candidates) {
      Fitting fitting = new Fitting(examination, candidate, model);
      if (fitting.leastCost() < affordable) {
        Optional<Fit> fit = fitting.cheapest();
        fit.ifPresent(fits::add);
        // Dearer ones are of interest only as far as the margin pays for them.
        affordable =
            Math.min(affordable, fit.map(f -> f.cost() * (1 + marginShare)).orElse(affordable));
      }
    }
    double least = fits.stream().mapToDouble(Fit::cost).min().orElse(0);
    double share = model.isPresent() ? marginShare / 2 : marginShare;
    return fits.stream()
        .filter(fit -> fit.cost() <= least * (1 + share))
        .min(Comparator.comparingDouble(fit -> fit.fitting().candidate().threshold()))
        .map(fit -> fit.widened(least * (1 + marginShare)));
  }

  /** Stages whose model still lacks its band. */
  private final class Fitting {
    private final Examination examination;
    private final DifferenceCandidate candidate;
    private final Optional<RankedModel> model;

    Fitting(Examination examination, DifferenceCandidate candidate, Optional<RankedModel> model) {
      this.examination = examination;
      this.candidate = candidate;
      this.model = model;
    }

    DifferenceCandidate candidate() {
      return candidate;
    }

    /** What the plan costs if its model is never unsure. */
    double leastCost() {
      Optional<ModelStage> sure = model.map(m -> new ModelStage(m.model(), 0, 0));
      int uncertain = model.isPresent() ? 0 : candidate.roots().count();
      return plan(sure, uncertain, candidate.answered()).cost().total();
    }

    Optional<Fit> cheapest() {
      if (model.isPresent()) {
        BandSweep sweep =
            new BandSweep(block, candidate.roots(), candidate.answered(), model.get().ranking());
        return sweep
            .narrowest(budget)
            .map(band -> new Fit(this, plan(sweep, band), Optional.of(sweep), band));
      }
      int all = candidate.roots().count();
      Band band = new Band(0, 0, all, candidate.answered());
      return Optional.of(
              new Fit(
                  this, plan(Optional.empty(), all, candidate.answered()), Optional.empty(), band))
          .filter(fit -> budget.allows(candidate.answered()));
    }

    PlanEstimate plan(BandSweep sweep, Band band) {
      ModelStage stage =
          new ModelStage(
              model.orElseThrow().model(),
              sweep.low(band.from(), band.to()),
              sweep.high(band.from(), band.to()));
      return plan(Optional.of(stage), band.uncertain(), band.counter());
    }

    Band widened(BandSweep sweep, Band band, double seconds) {
      double price = Math.max(pricer.costs().reference().seconds(), 1e-12);
      double roots = Math.max(0, seconds) * block.frames() / price;
      return sweep.widened(band, (int) Math.min(block.frames(), roots), lowShare, budget);
    }

    private PlanEstimate plan(Optional<ModelStage> stage, int uncertain, WindowCounter counter) {
      return pricer.plan(examination, candidate, stage, uncertain, counter);
    }
  }

  /** A plan that is as cheap as its stages can be. */
  private record Fit(Fitting fitting, PlanEstimate plan, Optional<BandSweep> sweep, Band band) {
    double cost() {
      return plan.cost().total();
    }

    /** The plan with its band as wide as so many seconds per frame pay for. */
    PlanEstimate widened(double seconds) {
      return sweep
          .map(s -> fitting.plan(s, fitting.widened(s, band, seconds - cost())))
          .orElse(plan);
    }
  }
}
