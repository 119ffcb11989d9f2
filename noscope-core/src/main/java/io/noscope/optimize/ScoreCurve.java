package io.noscope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a score tells two kinds of frames apart, whatever threshold is put to it: those that a stage
 * must not settle below it, and the others. A few hundred points at most; between two of them
 * neither share changes by more than a hundredth, ties in the score aside.
 *
 * @param points by ascending threshold
 * @param hits frames of the first kind, which should score high
 * @param others frames of the second kind
 * @param area under the ROC curve: how likely a frame of the first kind scores higher than one of
 *     the second, ties counting half; of all frames, not of the points
 */
public record ScoreCurve(List<Point> points, long hits, long others, double area) {
  private static final double STEP = 0.01;

  /**
   * What lies below a threshold.
   *
   * @param threshold a score
   * @param hitsBelow share of the first kind that scores strictly lower
   * @param othersBelow share of the second kind that does
   */
  public record Point(float threshold, float hitsBelow, float othersBelow) {}

  public ScoreCurve {
    points = List.copyOf(points);
    if (hits < 1 || others < 1) {
      throw new IllegalArgumentException(
          "%d frames of the one kind and %d of the other".formatted(hits, others));
    }
  }

  /**
   * The curve of some frames; empty where there are none of a kind.
   *
   * @param scores of each; frames whose score is not a finite number are left out
   * @param hit for each whether it is of the first kind
   */
  public static Optional<ScoreCurve> of(double[] scores, boolean[] hit) {
    double[] finite = scores.clone();
    for (int i = 0; i < finite.length; i++) {
      finite[i] = Double.isFinite(finite[i]) ? finite[i] : Double.NaN;
    }
    Ranking ranking = Ranking.of(finite);
    long hits = 0;
    for (int frame : ranking.frames()) {
      hits += hit[frame] ? 1 : 0;
    }
    long others = ranking.frames().length - hits;
    return hits == 0 || others == 0
        ? Optional.empty()
        : Optional.of(swept(ranking, hit, hits, others));
  }

  private static ScoreCurve swept(Ranking ranking, boolean[] hit, long hits, long others) {
    List<Point> points = new ArrayList<>();
    long hitsBelow = 0;
    long othersBelow = 0;
    double pairs = 0;
    for (int value = 0; value < ranking.size(); value++) {
      long hitsHere = 0;
      int from = ranking.starts()[value];
      int to = ranking.starts()[value + 1];
      for (int i = from; i < to; i++) {
        hitsHere += hit[ranking.frames()[i]] ? 1 : 0;
      }
      long othersHere = to - from - hitsHere;
      pairs += hitsHere * (othersBelow + othersHere / 2.0);
      boolean last = value == ranking.size() - 1;
      double hitShare = (double) hitsBelow / hits;
      double otherShare = (double) othersBelow / others;
      if (points.isEmpty() || last || moved(points.get(points.size() - 1), hitShare, otherShare)) {
        points.add(
            new Point((float) ranking.values()[value], (float) hitShare, (float) otherShare));
      }
      hitsBelow += hitsHere;
      othersBelow += othersHere;
    }
    return new ScoreCurve(points, hits, others, pairs / ((double) hits * others));
  }

  private static boolean moved(Point before, double hitShare, double otherShare) {
    return hitShare - before.hitsBelow() >= STEP || otherShare - before.othersBelow() >= STEP;
  }
}
