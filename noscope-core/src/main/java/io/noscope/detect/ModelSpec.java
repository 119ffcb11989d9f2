package io.noscope.detect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Architecture of a specialised model (Kang et al. 2017, section 4): 3x3 convolutions, same
 * padding, ReLU, in pairs with a max-pool of 2 after each pair, filters double from pair to pair,
 * one hidden dense layer, softmax over {absent, present}; input 50x50x3.
 *
 * @param convolutions layers of convolution, 2 or 4
 * @param filters of the first pair
 * @param dense units of the hidden layer
 * @param stride of the first convolution: 1 as in the paper, 2 for fast inference
 */
public record ModelSpec(int convolutions, int filters, int dense, int stride)
    implements Comparable<ModelSpec>, Serializable {
  public ModelSpec {
    if ((convolutions != 2 && convolutions != 4)
        || filters < 1
        || dense < 1
        || (stride != 1 && stride != 2)) {
      throw new IllegalArgumentException(
          "a model has 2 or 4 convolutions and a first stride of 1 or 2, not %d, %d, %d, %d"
              .formatted(convolutions, filters, dense, stride));
    }
  }

  /** The paper's grid: {2,4} x {16,32,64} x {32,64,128,256} with a first stride of 1. */
  public static List<ModelSpec> paperGrid() {
    return grid(1);
  }

  /** The same grid with a first stride of 2. */
  public static List<ModelSpec> fastGrid() {
    return grid(2);
  }

  private static List<ModelSpec> grid(int stride) {
    List<ModelSpec> specs = new ArrayList<>();
    for (int convolutions : new int[] {2, 4}) {
      for (int filters : new int[] {16, 32, 64}) {
        for (int dense : new int[] {32, 64, 128, 256}) {
          specs.add(new ModelSpec(convolutions, filters, dense, stride));
        }
      }
    }
    return List.copyOf(specs);
  }

  /** Multiplications for one frame: what inference cost grows with. */
  public long multiplications() {
    int side = 50 / stride;
    long total = 0;
    int in = 3;
    int out = filters;
    for (int layer = 0; layer < convolutions; layer++) {
      total += (long) side * side * 9 * in * out;
      in = out;
      if (layer % 2 == 1) {
        side /= 2;
        out *= 2;
      }
    }
    return total + (long) side * side * in * dense + 2L * dense;
  }

  /** Cheapest first. */
  @Override
  public int compareTo(ModelSpec other) {
    return Long.compare(multiplications(), other.multiplications());
  }

  /** Such as {@code conv2x16-dense32-stride2}. */
  @Override
  public String toString() {
    return "conv%dx%d-dense%d-stride%d".formatted(convolutions, filters, dense, stride);
  }
}
