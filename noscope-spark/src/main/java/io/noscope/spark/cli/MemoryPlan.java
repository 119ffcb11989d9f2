package io.noscope.spark.cli;

import io.noscope.label.ErrorRates;
import io.noscope.spark.files.Archive;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import java.util.Map;

/**
 * The plan that is chosen where decoding costs nothing, as Kang et al. 2017 count.
 *
 * @param stored the cascade
 * @param framesPerSecond that one core runs it at on frames in memory
 * @param errors against the reference detector on every frame
 */
record MemoryPlan(StoredCascade stored, double framesPerSecond, ErrorRates errors) {
  /**
   * Trains, runs and judges it.
   *
   * @param store of its own, which may hold reference labels
   * @param reference the reference detector on every frame
   */
  static MemoryPlan of(Session session, Archive archive, String store, LabelRun reference) {
    Map<String, String> free = Map.of("store", store, "decoding", "free", "ledger", "false");
    StoredCascade stored =
        Cascades.obtain(
                session.spark(),
                session.videos(),
                session.conf().with(free),
                session.conf().query(session.options().object()))
            .values()
            .iterator()
            .next();
    LabelRun run = LabelRun.run(session, "query with the plan for frames in memory", free);
    double rate =
        stored.cascade().isReferenceOnly()
            ? reference.frames() / (reference.counts().referenceNanos() / 1e9)
            : MemoryRun.over(session, archive, stored.cascade()).framesPerSecond();
    return new MemoryPlan(stored, rate, run.errors(reference, archive, stored));
  }
}
