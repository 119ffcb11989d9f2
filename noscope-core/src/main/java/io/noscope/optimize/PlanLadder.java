package io.noscope.optimize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plans to be tried one after another, each for more money and with more care than the one before.
 * Where decoding dominates, many plans cost nearly the same, and the cheapest is the one that was
 * luckiest on the threshold block. So each rung names a price; of all plans within it, those whose
 * frames are as right as anyone's, as far as so few frames can tell, are kept, and the most careful
 * of them is taken.
 */
final class PlanLadder {
  /** Rungs; from each to the next the margin doubles. */
  private static final int RUNGS = 7;

  /** Frame risks that differ by less than this factor are the same. */
  private static final double SAME = 2;

  private final List<Double> prices = new ArrayList<>();
  private final List<List<CarefulPlan>> offers = new ArrayList<>();

  /**
   * @param least seconds per frame of the cheapest plan
   * @param marginShare share of it that the first rung adds
   * @param mostCost seconds per frame that a plan must stay below
   */
  PlanLadder(double least, double marginShare, double mostCost) {
    for (int rung = 0; rung < RUNGS; rung++) {
      prices.add(Math.min(mostCost, least * (1 + marginShare * (1 << rung))));
      offers.add(new ArrayList<>());
    }
  }

  /** What a plan's stages can do at each price that pays for them. */
  Stream<Offer> offers(PlanFitter.Fit fit) {
    return IntStream.range(0, RUNGS)
        .filter(rung -> fit.careful() <= prices.get(rung))
        .mapToObj(rung -> new Offer(rung, fit.within(prices.get(rung))));
  }

  void add(Offer offer) {
    offers.get(offer.rung()).add(offer.plan());
  }

  /** A plan for the price of a rung. */
  record Offer(int rung, CarefulPlan plan) {}

  List<PlanEstimate> plans() {
    Set<PlanEstimate> plans = new LinkedHashSet<>();
    for (List<CarefulPlan> rung : offers) {
      double least = rung.stream().mapToDouble(CarefulPlan::frameRisk).min().orElse(0);
      rung.stream()
          .filter(each -> each.frameRisk() <= SAME * least)
          .min(CarefulPlan.CARE)
          .ifPresent(each -> plans.add(each.plan()));
    }
    return List.copyOf(plans);
  }
}
