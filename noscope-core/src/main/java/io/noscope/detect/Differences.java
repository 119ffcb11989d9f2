package io.noscope.detect;

/** Arithmetic of difference detectors over packed BGR bytes. */
final class Differences {
  /** The grid of the blocked metric has this many blocks a side. */
  static final int GRID = 10;

  private Differences() {}

  static double meanSquaredError(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      int d = (a[i] & 0xff) - (b[i] & 0xff);
      sum += d * d;
    }
    return (double) sum / a.length;
  }

  static double gainBlindError(byte[] a, byte[] b) {
    throw new UnsupportedOperationException();
  }

  static double blockedLogit(byte[] a, byte[] b, int side, float[] weights) {
    throw new UnsupportedOperationException();
  }
}
