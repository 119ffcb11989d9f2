package io.noscope.detect;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What goes in and out of an ONNX graph.
 *
 * @param inputs by name, in the graph's order
 * @param outputs by name, in the graph's order
 */
record OnnxGraph(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
  /**
   * A tensor of the graph.
   *
   * @param isFloat whether it holds 32-bit floats
   * @param shape its dimensions; -1 for one that the graph leaves open
   */
  record Tensor(boolean isFloat, List<Long> shape) {
    Tensor {
      shape = List.copyOf(shape);
    }

    /** Whether it holds floats, has this many dimensions and can take a batch of one. */
    boolean isBatchOfOne(int dimensions) {
      return isFloat && shape.size() == dimensions && Math.abs(shape.get(0)) == 1;
    }

    /** A dimension; -1 when the graph leaves it open. */
    int size(int dimension) {
      return Math.toIntExact(shape.get(dimension));
    }

    @Override
    public String toString() {
      return isFloat ? shape.toString() : shape + " (not 32-bit floats)";
    }
  }

  /** Such as {@code images [1, 3, 416, 416] -> output [1, 3549, 85]}. */
  @Override
  public String toString() {
    return describe(inputs) + " -> " + describe(outputs);
  }

  private static String describe(Map<String, Tensor> tensors) {
    return tensors.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
