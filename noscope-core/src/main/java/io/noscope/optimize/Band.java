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

  /** Fewer questions to the reference detector, then fewer errors. */
  boolean isBetterThan(Band other) {
    return other == null
        || uncertain < other.uncertain
        || (uncertain == other.uncertain && errors() < other.errors());
  }
}
