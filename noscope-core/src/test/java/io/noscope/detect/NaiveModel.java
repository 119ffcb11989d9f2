package io.noscope.detect;

import java.util.Map;

/** The forward pass of a specialised model as its definition reads, one value after another. */
final class NaiveModel {
  private NaiveModel() {}

  static double score(TrainedModel model, byte[] views, int from) {
    double[] values = new double[model.meanImage().length];
    for (int i = 0; i < values.length; i++) {
      double seen = model.spec().grey() ? brightness(views, from + 3 * i) : views[from + i] & 0xff;
      values[i] = (seen - model.meanImage()[i]) / 64.0;
    }
    Map<String, float[]> weights = model.weights();
    int side = model.spec().input();
    for (int layer = 1; layer <= model.spec().convolutions(); layer++) {
      int stride = layer == 1 ? model.spec().stride() : 1;
      float[] bias = weights.get("conv" + layer + ".bias");
      values = convolve(values, side, stride, weights.get("conv" + layer + ".kernels"), bias);
      side /= stride;
      if (layer % 2 == 0) {
        values = pool(values, side, bias.length);
        side /= 2;
      }
    }
    double[] hidden = dense(values, weights.get("hidden.weights"), weights.get("hidden.bias"));
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.max(0, hidden[i]);
    }
    double[] logits = dense(hidden, weights.get("output.weights"), weights.get("output.bias"));
    return 1 / (1 + Math.exp(logits[0] - logits[1]));
  }

  private static double brightness(byte[] bgr, int at) {
    return 0.114 * (bgr[at] & 0xff) + 0.587 * (bgr[at + 1] & 0xff) + 0.299 * (bgr[at + 2] & 0xff);
  }

  private static double[] convolve(
      double[] from, int side, int stride, float[] kernels, float[] bias) {
    int in = from.length / side / side;
    int out = bias.length;
    int result = side / stride;
    // Same padding: a row and a column before the first only where the stride is 1.
    int before = stride == 1 ? 1 : 0;
    double[] to = new double[result * result * out];
    for (int i = 0; i < to.length; i++) {
      int o = i % out;
      int top = i / out / result * stride - before;
      int left = i / out % result * stride - before;
      double sum = bias[o];
      for (int k = 0; k < 9 * in; k++) {
        int y = top + k / in / 3;
        int x = left + k / in % 3;
        if (y >= 0 && y < side && x >= 0 && x < side) {
          sum += from[(y * side + x) * in + k % in] * kernels[k * out + o];
        }
      }
      to[i] = Math.max(0, sum);
    }
    return to;
  }

  private static double[] pool(double[] from, int side, int channels) {
    int half = side / 2;
    double[] to = new double[half * half * channels];
    for (int i = 0; i < to.length; i++) {
      int at = (i / channels / half * 2 * side + i / channels % half * 2) * channels + i % channels;
      int below = at + side * channels;
      to[i] =
          Math.max(
              Math.max(from[at], from[at + channels]),
              Math.max(from[below], from[below + channels]));
    }
    return to;
  }

  private static double[] dense(double[] from, float[] weights, float[] bias) {
    double[] to = new double[bias.length];
    for (int o = 0; o < to.length; o++) {
      to[o] = bias[o];
      for (int i = 0; i < from.length; i++) {
        to[o] += from[i] * weights[i * to.length + o];
      }
    }
    return to;
  }
}
