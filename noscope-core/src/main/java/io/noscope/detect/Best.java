package io.noscope.detect;

import java.nio.FloatBuffer;

/** Finds the largest of consecutive scores. */
final class Best {
  private Best() {}

  /** Index, counted from {@code start}, of the first of the largest of {@code count} floats. */
  static int of(FloatBuffer scores, int start, int count) {
    int best = 0;
    float most = scores.get(start);
    for (int i = 1; i < count; i++) {
      float score = scores.get(start + i);
      if (score > most) {
        most = score;
        best = i;
      }
    }
    return best;
  }
}
