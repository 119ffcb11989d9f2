package io.noscope.optimize;

import io.noscope.cascade.ModelStage;
import io.noscope.label.Targets;
import java.util.Optional;

/**
 * Chooses the model's thresholds in plans with given stages: first the narrowest band that is
 * within the error budget, which makes the cheapest plan, then, for money, wider ones. Thresholds
 * at the very edge of what the block allows would fail on new frames, and a little more work for
 * the reference detector is cheap.
 */
final class PlanFitter {
  private final PlanPricer pricer;
  private final ThresholdBlock block;
  private final ErrorBudget budget;
  private final double lowShare;

  PlanFitter(PlanPricer pricer, ThresholdBlock block) {
    this.pricer = pricer;
    this.block = block;
    Targets aim = pricer.query().targets().aim();
    this.budget = ErrorBudget.of(aim, block.layout());
    this.lowShare = budget.missShare(aim, block.layout());
  }

  /** The cheapest plan with these stages, if one keeps to the budget. */
  Optional<Fit> fit(
      Examination examination, DifferenceCandidate candidate, Optional<RankedModel> model) {
    if (model.isPresent()) {
      BandSweep sweep =
          new BandSweep(block, candidate.roots(), candidate.answered(), model.get().ranking());
      return sweep
          .narrowest(budget)
          .map(band -> new Fit(examination, candidate, model, Optional.of(sweep), band));
    }
    WindowCounter answered = candidate.answered();
    Band all = new Band(0, 0, candidate.roots().count(), answered.rates(), answered.frameRisk());
    return Optional.of(new Fit(examination, candidate, model, Optional.empty(), all))
        .filter(fit -> budget.allows(all.rates()));
  }

  /** A plan that is as cheap as its stages can be. */
  final class Fit {
    private final Examination examination;
    private final DifferenceCandidate candidate;
    private final Optional<RankedModel> model;
    private final Optional<BandSweep> sweep;
    private final Band band;
    private final double cost;

    private Fit(
        Examination examination,
        DifferenceCandidate candidate,
        Optional<RankedModel> model,
        Optional<BandSweep> sweep,
        Band band) {
      this.examination = examination;
      this.candidate = candidate;
      this.model = model;
      this.sweep = sweep;
      this.band = band;
      this.cost = estimate(band).cost().total();
    }

    /** What the plan costs where as many frames seem changed as on the fitted ones. */
    double careful() {
      return cost + candidate.surprise() * pricer.question(examination);
    }

    /** Seconds per frame. */
    double cost() {
      return cost;
    }

    /** The plan with its band as wide as so many seconds per frame pay for. */
    CarefulPlan within(double seconds) {
      double price = Math.max(pricer.question(examination), 1e-12);
      double roots = Math.max(0, seconds - careful()) * block.frames() / price;
      int more = (int) Math.min(block.frames(), roots);
      CarefulPlan widest = plan(widened(more));
      // What is decoded in full for a question depends on where the others are.
      while (block.drafts() && more > 0 && widest.cost() > seconds) {
        more /= 2;
        widest = plan(widened(more));
      }
      return widest;
    }

    private int[] uncertain(Band chosen) {
      return sweep.map(s -> s.uncertain(chosen)).orElseGet(candidate.roots()::all);
    }

    private Band widened(int more) {
      return sweep.map(s -> s.widened(band, more, lowShare, budget)).orElse(band);
    }

    private CarefulPlan plan(Band chosen) {
      return new CarefulPlan(
          estimate(chosen),
          chosen.frameRisk(),
          sweep.map(s -> s.absentFrames(chosen)).orElse(0),
          candidate.falseChanges());
    }

    private PlanEstimate estimate(Band chosen) {
      Optional<ModelStage> stage =
          sweep.map(
              s ->
                  new ModelStage(
                      model.orElseThrow().model(),
                      s.low(chosen.from(), chosen.to()),
                      s.high(chosen.from(), chosen.to())));
      return pricer.plan(examination, candidate, stage, uncertain(chosen), chosen.rates());
    }
  }
}
