package io.noscope.spark.cli;

import io.noscope.label.ErrorRates;
import io.noscope.label.Targets;

/**
 * A query over a whole archive whose cascade was found with one seed.
 *
 * @param seed of sampling and training
 * @param errors of its labels against the reference on every frame
 * @param predictedSeconds of its tasks, by the cost model
 * @param taskSeconds that its stages took
 * @param decoded frames that were decoded
 * @param predictedQuestions frames for the reference detector, by labelled ones
 * @param questions frames that it was asked about
 * @param referenceOnly whether no cheaper plan was found
 * @param plan the cascade, in words
 * @param why it was chosen
 */
record SeedRun(
    long seed,
    ErrorRates errors,
    double predictedSeconds,
    double taskSeconds,
    long decoded,
    double predictedQuestions,
    long questions,
    boolean referenceOnly,
    String plan,
    String why) {
  /** How many times what was predicted it took. */
  double slowness() {
    return taskSeconds / predictedSeconds;
  }

  /** By how much the worse of the two rates exceeds what is allowed: 1 is just allowed. */
  double excess(Targets targets) {
    return Math.max(
        errors.falsePositiveRate().orElse(0) / targets.falsePositiveRate(),
        errors.falseNegativeRate().orElse(0) / targets.falseNegativeRate());
  }
}
