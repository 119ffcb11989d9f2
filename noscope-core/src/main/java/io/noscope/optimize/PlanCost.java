package io.noscope.optimize;

import io.noscope.cascade.Cascade;

/**
 * What a plan costs per frame of the archive, all in seconds: each stage's time, weighed by the
 * share of all frames that reach it.
 *
 * @param decode decoding, of drafts and once more in full what the reference detector gets included
 * @param view scaling to the small views
 * @param difference the difference detector
 * @param model the specialised model
 * @param reference the reference detector
 */
public record PlanCost(
    double decode, double view, double difference, double model, double reference) {

  /** The cost of running a cascade whose stages get these shares of the frames. */
  public static PlanCost of(Cascade cascade, Selectivities shares, CostProfile costs) {
    boolean looks = cascade.difference().isPresent() || cascade.model().isPresent();
    DecodeCosts decode = costs.decode(cascade.drafts());
    return new PlanCost(
        shares.decodedShare() * decode.frame(cascade.disposables()).seconds()
            + shares.stillShare() * decode.keyframe().seconds()
            + shares.againShare() * costs.decode().every().seconds(),
        looks ? shares.examinedShare() * costs.view().seconds() : 0,
        shares.examinedShare()
            * cascade.difference().map(d -> costs.of(d.detector().spec()).seconds()).orElse(0.0),
        shares.changedShare()
            * cascade.model().map(m -> costs.of(m.model().spec()).seconds()).orElse(0.0),
        shares.uncertainShare() * costs.reference().seconds());
  }

  /** Seconds per frame of the archive. */
  public double total() {
    return decode + view + difference + model + reference;
  }
}
