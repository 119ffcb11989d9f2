package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.ModelStage;
import io.noscope.cascade.StillStage;
import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import java.util.Optional;

/**
 * Puts stages together to a plan and says what it costs.
 *
 * @param query what is asked
 * @param referenceId the reference detector
 * @param costs of everything, per frame
 */
record PlanPricer(Query query, String referenceId, CostProfile costs) {

  /**
   * A plan.
   *
   * @param uncertain roots that go to the reference detector, in any order
   * @param rates window errors on the block
   */
  PlanEstimate plan(
      Examination examination,
      DifferenceCandidate candidate,
      Optional<ModelStage> model,
      int[] uncertain,
      ErrorRates rates) {
    Cascade cascade =
        new Cascade(
            query,
            referenceId,
            Optional.of(examination.stillBelow()).filter(below -> below > 0).map(StillStage::new),
            examination.skip(),
            examination.disposables(),
            examination.block().drafts(),
            examination.detector().map(d -> new DifferenceStage(d, candidate.threshold())),
            model);
    Selectivities selectivities =
        new Selectivities(
            examination.block().frames(),
            examination.examined(),
            candidate.roots().count(),
            uncertain.length,
            examination.decoded(),
            examination.stills(),
            examination.fully(uncertain));
    return priced(cascade, selectivities, rates);
  }

  /** What a question to the reference detector costs by itself, in seconds. */
  double question(Examination examination) {
    return costs.reference().seconds() + examination.meanWay() * costs.decode().every().seconds();
  }

  /** The plan that asks about every frame and is never wrong. */
  PlanEstimate referenceOnly(ThresholdBlock block) {
    int all = Math.max(1, block.frames());
    WindowLayout layout = block.layout();
    return priced(
        Cascade.referenceOnly(query, referenceId),
        new Selectivities(all, all, all, all),
        new ErrorRates(0, layout.negatives(), 0, layout.positives()));
  }

  private PlanEstimate priced(Cascade cascade, Selectivities selectivities, ErrorRates rates) {
    return new PlanEstimate(
        cascade, rates, selectivities, PlanCost.of(cascade, selectivities, costs));
  }
}
