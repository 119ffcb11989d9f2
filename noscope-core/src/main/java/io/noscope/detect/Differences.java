package io.noscope.detect;

/**
 * Arithmetic of difference detectors over packed BGR bytes of two views of one size. Sums are ints,
 * which hold the squares of up to 33,000 bytes: views of a side of 100 have 30,000. The multiplier
 * bounds the plain loops at a byte a cycle; unrolling, table look-ups and packed lanes were slower.
 */
final class Differences {
  /** The grid of the blocked metric has this many blocks a side. */
  static final int GRID = 10;

  /** Blocks of the grid. */
  static final int BLOCKS = GRID * GRID;

  private Differences() {}

  /** Mean of squared byte differences. */
  static double meanSquaredError(byte[] a, byte[] b) {
    return (double) squaredError(a, b, 0, a.length) / a.length;
  }

  /** Mean squared error between {@code a} and the best multiple of {@code b}. */
  static double gainBlindError(byte[] a, byte[] b) {
    int aa = 0;
    int ab = 0;
    int bb = 0;
    for (int i = 0; i < a.length; i++) {
      int x = a[i] & 0xff;
      int y = b[i] & 0xff;
      aa += x * x;
      ab += x * y;
      bb += y * y;
    }
    double explained = bb == 0 ? 0 : (double) ab / bb * ab;
    return Math.max(0, aa - explained) / a.length;
  }

  /** Bias plus the weighted mean squared errors of the blocks. */
  static double blockedLogit(byte[] a, byte[] b, int side, float[] weights) {
    double logit = weights[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      logit += weights[block] * blockError(a, b, side, block);
    }
    return logit;
  }

  /** Mean squared error of each block, row by row. */
  static float[] blockErrors(byte[] a, byte[] b, int side) {
    float[] errors = new float[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      errors[block] = blockError(a, b, side, block);
    }
    return errors;
  }

  private static float blockError(byte[] a, byte[] b, int side, int block) {
    int height = side / GRID;
    int width = height * 3;
    int from = (block / GRID * height * side + block % GRID * height) * 3;
    int sum = 0;
    for (int row = 0; row < height; row++, from += side * 3) {
      sum += squaredError(a, b, from, from + width);
    }
    return (float) sum / (height * width);
  }

  private static int squaredError(byte[] a, byte[] b, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      int d = (a[i] & 0xff) - (b[i] & 0xff);
      sum += d * d;
    }
    return sum;
  }
}
