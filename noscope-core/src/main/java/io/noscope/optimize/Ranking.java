package io.noscope.optimize;

import java.util.Arrays;

/**
 * Frames in the order of their scores, ties together. Frames whose score is not a number are left
 * out.
 *
 * @param values distinct scores, ascending
 * @param frames all scored frames in the order of their scores
 * @param starts for each value the index in {@code frames} of the first that has it, and the end
 */
record Ranking(double[] values, int[] frames, int[] starts) {

  static Ranking of(double[] scores) {
    double[] values =
        Arrays.stream(scores)
            .filter(score -> !Double.isNaN(score))
            .map(Ranking::plain)
            .sorted()
            .distinct()
            .toArray();
    int[] rank = new int[scores.length];
    int[] starts = new int[values.length + 1];
    for (int frame = 0; frame < scores.length; frame++) {
      rank[frame] =
          Double.isNaN(scores[frame]) ? -1 : Arrays.binarySearch(values, plain(scores[frame]));
      if (rank[frame] >= 0) {
        starts[rank[frame] + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] frames = new int[starts[values.length]];
    int[] next = starts.clone();
    for (int frame = 0; frame < scores.length; frame++) {
      if (rank[frame] >= 0) {
        frames[next[rank[frame]]++] = frame;
      }
    }
    return new Ranking(values, frames, starts);
  }

  /** Minus zero sorts below zero but is not less than it; adding zero makes them one. */
  private static double plain(double score) {
    return score + 0.0;
  }

  int size() {
    return values.length;
  }
}
