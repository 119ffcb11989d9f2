package io.noscope.optimize;

/**
 * Where a model is unsure, in tie groups of roots ranked by probability.
 *
 * @param from groups below are absent
 * @param to this group and those above are present
 * @param absent roots below, which the model alone calls absent
 * @param uncertain roots between, for the reference detector
 * @param counter window errors that come of it
 */
record Band(int from, int to, int absent, int uncertain, WindowCounter counter) {
  int errors() {
    return counter.falsePositives() + counter.falseNegatives();
  }

  /**
   * Fewer questions to the reference detector, then fewer errors, then fewer wrong frames: many
   * bands ask nothing and have every window right, and at the edge of them the next window is
   * wrong.
   */
  boolean isBetterThan(Band other) {
    if (other == null || uncertain != other.uncertain) {
      return other == null || uncertain < other.uncertain;
    }
    if (errors() != other.errors()) {
      return errors() < other.errors();
    }
    return counter.frameRisk() < other.counter.frameRisk();
  }
}
