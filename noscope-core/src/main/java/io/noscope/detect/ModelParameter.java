package io.noscope.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One learned array of a specialised model.
 *
 * @param name its key in {@link TrainedModel#weights}
 * @param fanIn inputs that feed one output; 0 for a bias
 * @param shape its dimensions: kernels are height, width, in, out; dense weights are in, out; the
 *     first dense layer takes pixels row by row, channels innermost
 */
record ModelParameter(String name, int fanIn, long... shape) {
  /** Names of the arrays behind the convolutions. */
  static final String HIDDEN_WEIGHTS = "hidden.weights";

  static final String HIDDEN_BIAS = "hidden.bias";
  static final String OUTPUT_WEIGHTS = "output.weights";
  static final String OUTPUT_BIAS = "output.bias";

  /** Absent and present. */
  static final int CLASSES = 2;

  /** The learned arrays of a model, from its input on. */
  static List<ModelParameter> of(ModelSpec spec) {
    List<ModelParameter> parameters = new ArrayList<>();
    int inputs = 0;
    for (ConvolutionLayer layer : ConvolutionLayer.of(spec)) {
      parameters.add(
          new ModelParameter(layer.kernels(), 9 * layer.in(), 3, 3, layer.in(), layer.out()));
      parameters.add(new ModelParameter(layer.bias(), 0, layer.out()));
      inputs = layer.outputs();
    }
    int units = spec.dense();
    parameters.add(new ModelParameter(HIDDEN_WEIGHTS, inputs, inputs, units));
    parameters.add(new ModelParameter(HIDDEN_BIAS, 0, units));
    parameters.add(new ModelParameter(OUTPUT_WEIGHTS, units, units, CLASSES));
    parameters.add(new ModelParameter(OUTPUT_BIAS, 0, CLASSES));
    return List.copyOf(parameters);
  }

  /** How many values it holds. */
  int size() {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }

  /** He et al. 2015: normal with variance 2 / fanIn; zeros for a bias. */
  float[] initial(RandomGenerator random) {
    float[] values = new float[size()];
    if (fanIn > 0) {
      double deviation = Math.sqrt(2.0 / fanIn);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * random.nextGaussian());
      }
    }
    return values;
  }

  /** Its values among a model's weights; an array that is missing or misfits is an error. */
  float[] values(Map<String, float[]> weights) {
    float[] values = weights.get(name);
    if (values == null || values.length != size()) {
      throw new IllegalArgumentException(
          "the model's weights hold %s values for %s%s where its architecture needs %d; train it again"
              .formatted(
                  values == null ? "no" : values.length, name, Arrays.toString(shape), size()));
    }
    return values;
  }
}
