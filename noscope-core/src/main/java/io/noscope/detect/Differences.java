package io.noscope.detect;

/**
 * Arithmetic of difference detectors over packed BGR bytes. Plain loops over ints, which C2
 * vectorises.
 */
final class Differences {
  /** The grid of the blocked metric has this many blocks a side. */
  static final int GRID = 10;

  private Differences() {}

  /** Mean of squared byte differences. */
  static double meanSquaredError(byte[] a, byte[] b) {
    return (double) squaredError(a, b, 0, a.length) / a.length;
  }

  /** Mean squared error between {@code a} and the best multiple of {@code b}. */
  static double gainBlindError(byte[] a, byte[] b) {
    long aa = 0;
    long ab = 0;
    long bb = 0;
    for (int i = 0; i < a.length; i++) {
      int x = a[i] & 0xff;
      int y = b[i] & 0xff;
      aa += (long) x * x;
      ab += (long) x * y;
      bb += (long) y * y;
    }
    double explained = bb == 0 ? 0 : (double) ab * ab / bb;
    return Math.max(0, aa - explained) / a.length;
  }

  /** Bias plus the weighted mean squared errors of the blocks. */
  static double blockedLogit(byte[] a, byte[] b, int side, float[] weights) {
    float[] errors = new float[GRID * GRID];
    blockErrors(a, b, side, errors);
    double logit = weights[GRID * GRID];
    for (int i = 0; i < errors.length; i++) {
      logit += weights[i] * errors[i];
    }
    return logit;
  }

  /** Mean squared error of each block, row by row. */
  static void blockErrors(byte[] a, byte[] b, int side, float[] errors) {
    int block = side / GRID;
    int width = block * 3;
    for (int by = 0; by < GRID; by++) {
      for (int bx = 0; bx < GRID; bx++) {
        int sum = 0;
        for (int y = 0; y < block; y++) {
          int from = (by * block + y) * side * 3 + bx * width;
          sum += squaredError(a, b, from, from + width);
        }
        errors[by * GRID + bx] = (float) sum / (block * width);
      }
    }
  }

  /** At most 30,000 bytes of 255^2 fit an int; wider sums would keep C2 from vectorising. */
  private static int squaredError(byte[] a, byte[] b, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      int d = (a[i] & 0xff) - (b[i] & 0xff);
      sum += d * d;
    }
    return sum;
  }
}
