package io.noscope.optimize;

import io.noscope.label.ErrorRates;

/**
 * Where a model is unsure, in tie groups of roots ranked by probability.
 *
 * @param from groups below are absent
 * @param to this group and those above are present
 * @param uncertain roots between, for the reference detector
 * @param rates window errors that come of it
 * @param frameRisk see {@link WindowCounter#frameRisk}
 */
record Band(int from, int to, int uncertain, ErrorRates rates, double frameRisk) {
  /**
   * Whether another is better: fewer questions to the reference detector, then fewer errors, then
   * fewer wrong frames. Many bands ask nothing and have every window right, and at the edge of them
   * the next window is wrong.
   *
   * @param questions roots that the other leaves to the reference detector
   * @param counter what comes of it
   */
  boolean isBeatenBy(int questions, WindowCounter counter) {
    if (questions != uncertain) {
      return questions < uncertain;
    }
    long errors = rates.falsePositives() + rates.falseNegatives();
    int others = counter.falsePositives() + counter.falseNegatives();
    return others == errors ? counter.frameRisk() < frameRisk : others < errors;
  }
}
