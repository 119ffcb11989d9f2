package io.noscope.detect;

/**
 * What an error on a frame counts in training: inverse to how frequent its label is, so that both
 * classes weigh as much in all.
 *
 * @param absent of frames without the class
 * @param present of frames with it
 */
record ClassWeights(float absent, float present) {
  /** Weights that average 1 over these labels, of which both occur. */
  static ClassWeights of(LabelledViews labels) {
    double half = labels.size() / 2.0;
    int positives = labels.positives();
    return new ClassWeights(
        (float) (half / (labels.size() - positives)), (float) (half / positives));
  }

  float of(boolean label) {
    return label ? present : absent;
  }
}
