package io.noscope.detect;

/**
 * Squared errors between two views of packed BGR bytes on a grid of 10 by 10 blocks. Sums are ints,
 * which hold the squares of up to 33,000 bytes. The multiplier bounds the plain loops at a byte a
 * cycle; unrolling, table look-ups, packed lanes and a native call a block were slower.
 */
final class BlockErrors {
  /** Blocks a side. */
  static final int GRID = 10;

  /** Blocks of the grid. */
  static final int BLOCKS = GRID * GRID;

  private BlockErrors() {}

  /** Bias plus the weighted mean squared errors of the blocks. */
  static double logit(byte[] a, byte[] b, int side, float[] weights) {
    double logit = weights[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      logit += weights[block] * error(a, b, side, block);
    }
    return logit;
  }

  /** Mean squared error of each block, row by row. */
  static float[] of(byte[] a, byte[] b, int side) {
    float[] errors = new float[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      errors[block] = error(a, b, side, block);
    }
    return errors;
  }

  private static float error(byte[] a, byte[] b, int side, int block) {
    int height = side / GRID;
    int width = height * 3;
    int from = (block / GRID * height * side + block % GRID * height) * 3;
    int sum = 0;
    for (int row = 0; row < height; row++, from += side * 3) {
      for (int i = from; i < from + width; i++) {
        int d = (a[i] & 0xff) - (b[i] & 0xff);
        sum += d * d;
      }
    }
    return (float) sum / (height * width);
  }
}
