package io.noscope.detect;

import java.util.List;

/**
 * Shifts and scales features to mean 0 and variance 1.
 *
 * @param means of each feature
 * @param deviations of each feature; 1 where it never varies
 */
record Standardisation(double[] means, double[] deviations) {
  static Standardisation of(List<float[]> rows) {
    int size = rows.get(0).length;
    double[] means = new double[size];
    for (float[] row : rows) {
      for (int i = 0; i < size; i++) {
        means[i] += row[i] / rows.size();
      }
    }
    double[] deviations = new double[size];
    for (float[] row : rows) {
      for (int i = 0; i < size; i++) {
        deviations[i] += Math.pow(row[i] - means[i], 2) / rows.size();
      }
    }
    for (int i = 0; i < size; i++) {
      deviations[i] = deviations[i] > 0 ? Math.sqrt(deviations[i]) : 1;
    }
    return new Standardisation(means, deviations);
  }

  /** Standardised features with a constant 1 behind them for the bias. */
  double[] apply(float[] row) {
    double[] result = new double[row.length + 1];
    for (int i = 0; i < row.length; i++) {
      result[i] = (row[i] - means[i]) / deviations[i];
    }
    result[row.length] = 1;
    return result;
  }

  /** Weights and bias over standardised features as weights and bias over the plain ones. */
  float[] undo(double[] solution) {
    int size = means.length;
    float[] result = new float[size + 1];
    double bias = solution[size];
    for (int i = 0; i < size; i++) {
      result[i] = (float) (solution[i] / deviations[i]);
      bias -= solution[i] / deviations[i] * means[i];
    }
    result[size] = (float) bias;
    return result;
  }
}
