package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreCurveTest {
  @Test
  void countsWhatLiesBelowEachScore() {
    ScoreCurve curve =
        ScoreCurve.of(
                new double[] {0.1, 0.4, 0.4, 0.9, Double.NaN, Double.POSITIVE_INFINITY},
                new boolean[] {false, false, true, true, true, true})
            .orElseThrow();

    assertThat(curve.hits()).isEqualTo(2);
    assertThat(curve.others()).isEqualTo(2);
    assertThat(curve.points())
        .containsExactly(
            new ScoreCurve.Point(0.1f, 0, 0),
            new ScoreCurve.Point(0.4f, 0, 0.5f),
            new ScoreCurve.Point(0.9f, 0.5f, 1));
    assertThat(curve.area()).isEqualTo(0.875);
  }

  @Test
  void areaIsTheShareOfPairsInOrderAndPointsAreFew() {
    SplittableRandom random = new SplittableRandom(7);
    double[] scores = new double[3000];
    boolean[] hit = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      hit[i] = random.nextInt(10) == 0;
      scores[i] = random.nextInt(500) + (hit[i] ? 100 : 0);
    }

    ScoreCurve curve = ScoreCurve.of(scores, hit).orElseThrow();

    assertThat(curve.area()).isCloseTo(pairsInOrder(scores, hit), within(1e-12));
    assertThat(curve.points()).hasSizeBetween(50, 202);
  }

  @Test
  void thereIsNoneOfOneKindAlone() {
    assertThat(ScoreCurve.of(new double[] {1, 2}, new boolean[] {true, true})).isEmpty();
    assertThat(ScoreCurve.of(new double[] {Double.NaN, 2}, new boolean[] {true, false})).isEmpty();
  }

  private static double pairsInOrder(double[] scores, boolean[] hit) {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (hit[i] && !hit[j]) {
          pairs++;
          sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return sum / pairs;
  }
}
