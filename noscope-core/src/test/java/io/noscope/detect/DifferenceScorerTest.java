package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DifferenceScorerTest {
  @ParameterizedTest
  @ValueSource(ints = {50, 100})
  void meanSquaredErrorFollowsItsDefinition(int side) {
    byte[] a = noise(side, 1);
    byte[] b = noise(side, 2);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.pow(value(a, i) - value(b, i), 2);
    }
    assertThat(error(Metric.GLOBAL, a, b)).isCloseTo(sum / a.length, within(1e-9));
    assertThat(error(Metric.GLOBAL, a, a)).isZero();
  }

  @Test
  void theLargestErrorFitsTheSums() {
    byte[] black = new byte[30_000];
    byte[] white = new byte[30_000];
    Arrays.fill(white, (byte) 255);
    assertThat(error(Metric.GLOBAL, black, white)).isEqualTo(255.0 * 255);
    assertThat(error(Metric.GLOBAL_GAIN_BLIND, white, black)).isEqualTo(255.0 * 255);
    assertThat(error(Metric.GLOBAL_GAIN_BLIND, white, white)).isZero();
    assertThat(BlockErrors.of(white, black, 100)).containsOnly(255f * 255);
  }

  @Test
  void gainBlindErrorIsWhatTheBestGainLeaves() {
    byte[] a = noise(50, 1);
    byte[] b = noise(50, 2);
    double best = Double.MAX_VALUE;
    for (double gain = 0; gain < 2; gain += 1e-4) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += Math.pow(value(a, i) - gain * value(b, i), 2);
      }
      best = Math.min(best, sum / a.length);
    }
    assertThat(error(Metric.GLOBAL_GAIN_BLIND, a, b)).isCloseTo(best, within(1e-3));
  }

  @Test
  void gainBlindErrorDoesNotSeeALamp() {
    byte[] dark = new byte[7500];
    byte[] light = new byte[7500];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = (byte) (i % 100);
      light[i] = (byte) (2 * (i % 100));
    }
    assertThat(error(Metric.GLOBAL_GAIN_BLIND, light, dark)).isCloseTo(0, within(1e-6));
    assertThat(error(Metric.GLOBAL, light, dark)).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 100})
  void blocksAreSquaresRowByRow(int side) {
    byte[] a = noise(side, 1);
    byte[] b = noise(side, 2);
    int block = side / 10;
    double[] sums = new double[100];
    for (int i = 0; i < a.length; i++) {
      int x = i / 3 % side;
      int y = i / 3 / side;
      sums[y / block * 10 + x / block] += Math.pow(value(a, i) - value(b, i), 2);
    }
    float[] errors = BlockErrors.of(a, b, side);
    float[] weights = new float[101];
    double logit = -3;
    weights[100] = -3;
    for (int i = 0; i < 100; i++) {
      assertThat(errors[i]).isCloseTo((float) (sums[i] / (block * block * 3)), within(0.01f));
      weights[i] = i % 7 - 3;
      logit += weights[i] * errors[i];
    }
    assertThat(
            score(new DifferenceDetector(spec(Metric.BLOCKED, side), new byte[0], weights), a, b))
        .isCloseTo(logit, within(1e-2));
  }

  private static double error(Metric metric, byte[] view, byte[] baseline) {
    int side = (int) Math.sqrt(view.length / 3.0);
    return score(
        new DifferenceDetector(spec(metric, side), new byte[0], new float[0]), view, baseline);
  }

  private static double score(DifferenceDetector detector, byte[] view, byte[] baseline) {
    try (DifferenceScorer scorer = detector.open()) {
      return scorer.score(view, baseline);
    }
  }

  private static DifferenceSpec spec(Metric metric, int side) {
    return new DifferenceSpec(metric, Baseline.EARLIER_FRAME, side, 1);
  }

  private static byte[] noise(int side, long seed) {
    byte[] bytes = new byte[side * side * 3];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static int value(byte[] bytes, int i) {
    return bytes[i] & 0xff;
  }
}
