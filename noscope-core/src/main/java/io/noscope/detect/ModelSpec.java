package io.noscope.detect;

import io.noscope.video.SmallView;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Architecture of a specialised model (Kang et al. 2017, section 4): 3x3 convolutions, same
 * padding, ReLU, in pairs with a max-pool of 2 after each pair, filters double from pair to pair,
 * one hidden dense layer, softmax over {absent, present}.
 *
 * @param convolutions layers of convolution, 2 or 4
 * @param filters of the first pair
 * @param dense units of the hidden layer
 * @param stride of the first convolution: 1 as in the paper, 2 for fast inference
 * @param input side of the views that it looks at in pixels: 50 as in the paper, 32 or 64
 * @param grey whether it sees the brightness of pixels alone, else blue, green and red
 */
public record ModelSpec(
    int convolutions, int filters, int dense, int stride, int input, boolean grey)
    implements Comparable<ModelSpec>, Serializable {
  private static final Set<Integer> INPUTS =
      Set.of(SmallView.TINY, SmallView.SMALL, SmallView.MEDIUM);

  public ModelSpec {
    if ((convolutions != 2 && convolutions != 4)
        || filters < 1
        || dense < 1
        || (stride != 1 && stride != 2)) {
      throw new IllegalArgumentException(
          "a model has 2 or 4 convolutions and a first stride of 1 or 2, not %d, %d, %d, %d"
              .formatted(convolutions, filters, dense, stride));
    }
    if (!INPUTS.contains(input)) {
      throw new IllegalArgumentException(
          "a model looks at views of 32, 50 or 64 pixels a side, not %d".formatted(input));
    }
  }

  /** A model with the paper's input, 50x50 in colour. */
  public ModelSpec(int convolutions, int filters, int dense, int stride) {
    this(convolutions, filters, dense, stride, SmallView.SMALL, false);
  }

  /**
   * The paper's grid, cheapest first: {2,4} x {16,32,64} x {32,64,128,256} with a first stride of
   * 1.
   */
  public static List<ModelSpec> paperGrid() {
    return grid(List.of(1), List.of(SmallView.SMALL), List.of(false));
  }

  /**
   * The same layers, cheapest first, with every first stride and every input: 288 architectures.
   */
  public static List<ModelSpec> fullGrid() {
    return grid(
        List.of(1, 2),
        List.of(SmallView.TINY, SmallView.SMALL, SmallView.MEDIUM),
        List.of(false, true));
  }

  private static List<ModelSpec> grid(
      List<Integer> strides, List<Integer> inputs, List<Boolean> greys) {
    List<ModelSpec> specs = new ArrayList<>();
    for (int stride : strides) {
      for (int input : inputs) {
        for (boolean grey : greys) {
          specs.addAll(layers(stride, input, grey));
        }
      }
    }
    Collections.sort(specs);
    return List.copyOf(specs);
  }

  private static List<ModelSpec> layers(int stride, int input, boolean grey) {
    List<ModelSpec> specs = new ArrayList<>();
    for (int convolutions : new int[] {2, 4}) {
      for (int filters : new int[] {16, 32, 64}) {
        for (int dense : new int[] {32, 64, 128, 256}) {
          specs.add(new ModelSpec(convolutions, filters, dense, stride, input, grey));
        }
      }
    }
    return specs;
  }

  /** Values that it gets for each pixel. */
  public int channels() {
    return grey ? 1 : SmallView.CHANNELS;
  }

  /** Values that it gets for a view. */
  public int inputs() {
    return input * input * channels();
  }

  /** Bytes of a view that it looks at, which is in colour. */
  public int viewBytes() {
    return SmallView.bytes(input);
  }

  /** Multiplications for one frame: what inference cost grows with. */
  public long multiplications() {
    long total = 2L * dense;
    long outputs = 0;
    for (ConvolutionLayer layer : ConvolutionLayer.of(this)) {
      total += layer.multiplications();
      outputs = layer.outputs();
    }
    return total + outputs * dense;
  }

  /** Cheapest first. */
  @Override
  public int compareTo(ModelSpec other) {
    return Long.compare(multiplications(), other.multiplications());
  }

  /** Such as {@code conv2x16-dense32-stride2} or {@code conv2x16-dense32-stride2-in32-grey}. */
  @Override
  public String toString() {
    return "conv%dx%d-dense%d-stride%d".formatted(convolutions, filters, dense, stride)
        + (input == SmallView.SMALL ? "" : "-in" + input)
        + (grey ? "-grey" : "");
  }
}
