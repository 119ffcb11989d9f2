package io.noscope.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * One 3x3 convolution of a specialised model: same padding, ReLU, perhaps a max-pool of 2 after it.
 *
 * @param index counted from 1
 * @param side side of its input in pixels
 * @param in channels of its input
 * @param out channels of its output
 * @param stride 1 or 2
 * @param pooled whether a max-pool of 2 follows, as it does after each pair
 */
record ConvolutionLayer(int index, int side, int in, int out, int stride, boolean pooled) {
  /** The convolutions of a model from its input on. */
  static List<ConvolutionLayer> of(ModelSpec spec) {
    List<ConvolutionLayer> layers = new ArrayList<>();
    int side = spec.input();
    int in = spec.channels();
    int out = spec.filters();
    for (int index = 1; index <= spec.convolutions(); index++) {
      boolean pooled = index % 2 == 0;
      ConvolutionLayer layer =
          new ConvolutionLayer(index, side, in, out, index == 1 ? spec.stride() : 1, pooled);
      layers.add(layer);
      side = layer.outputSide();
      in = out;
      out = pooled ? 2 * out : out;
    }
    return List.copyOf(layers);
  }

  /** Side of the convolution's output, before pooling. */
  int convolvedSide() {
    return (side + stride - 1) / stride;
  }

  /** Side of what the next layer gets. */
  int outputSide() {
    return pooled ? convolvedSide() / 2 : convolvedSide();
  }

  /** Values that the next layer gets for one view. */
  int outputs() {
    return outputSide() * outputSide() * out;
  }

  /** Multiplications for one view. */
  long multiplications() {
    return 9L * convolvedSide() * convolvedSide() * in * out;
  }

  /** Name of the kernels among the model's weights. */
  String kernels() {
    return "conv" + index + ".kernels";
  }

  /** Name of the bias among the model's weights. */
  String bias() {
    return "conv" + index + ".bias";
  }
}
