package io.noscope.detect;

/**
 * Bilinear interpolation along one axis, as OpenCV's INTER_LINEAR does it: pixel centres lie at
 * halves, weights are fixed-point numbers.
 *
 * @param first index of the nearer-to-zero source pixel of each target pixel
 * @param second index of the other one
 * @param firstWeight weight of {@code first}, of {@link #ONE}
 * @param secondWeight weight of {@code second}, of {@link #ONE}
 */
record LinearAxis(int[] first, int[] second, int[] firstWeight, int[] secondWeight) {
  /** The sum of the weights is this. */
  static final int ONE = 2048;

  /** Scales {@code source} pixels to {@code target} pixels. */
  static LinearAxis of(int source, int target) {
    LinearAxis axis =
        new LinearAxis(new int[target], new int[target], new int[target], new int[target]);
    double scale = (double) source / target;
    for (int i = 0; i < target; i++) {
      float centre = (float) ((i + 0.5) * scale - 0.5);
      int index = (int) Math.floor(centre);
      float fraction = centre - index;
      if (index < 0 || index >= source - 1) {
        index = Math.min(Math.max(index, 0), source - 1);
        fraction = 0;
      }
      axis.first[i] = index;
      axis.second[i] = Math.min(index + 1, source - 1);
      axis.firstWeight[i] = (int) Math.rint((1 - fraction) * ONE);
      axis.secondWeight[i] = (int) Math.rint(fraction * ONE);
    }
    return axis;
  }
}
