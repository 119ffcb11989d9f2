package io.noscope.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What goes in and out of an ONNX graph.
 *
 * @param inputs by name, in the graph's order
 * @param outputs by name, in the graph's order
 * @param metadata what its exporter noted
 */
record OnnxGraph(
    Map<String, Tensor> inputs, Map<String, Tensor> outputs, Map<String, String> metadata) {
  /** Sides of pictures where neither the graph nor its metadata tell. */
  private static final int USUAL_SIDE = 640;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** What a tensor holds. */
  enum Type {
    FLOAT,
    HALF,
    BYTE,
    INTEGER,
    OTHER
  }

  /**
   * A tensor of the graph.
   *
   * @param type of its numbers
   * @param shape its dimensions; -1 for one that the graph leaves open
   */
  record Tensor(Type type, List<Long> shape) {
    Tensor {
      shape = List.copyOf(shape);
    }

    /** Whether it holds floats, of 32 or 16 bits. */
    boolean isReal() {
      return type == Type.FLOAT || type == Type.HALF;
    }

    /** Whether it has these dimensions; -1 stands for any. */
    boolean has(long... dimensions) {
      boolean matches = shape.size() == dimensions.length;
      for (int i = 0; matches && i < dimensions.length; i++) {
        matches = dimensions[i] < 0 || shape.get(i) < 0 || shape.get(i) == dimensions[i];
      }
      return matches;
    }

    /** A dimension; -1 when the graph leaves it open. */
    int size(int dimension) {
      return Math.toIntExact(shape.get(dimension));
    }

    @Override
    public String toString() {
      return type == Type.FLOAT
          ? shape.toString()
          : shape
              + switch (type) {
                case HALF -> " (16-bit floats)";
                case BYTE -> " (bytes)";
                case INTEGER -> " (integers)";
                default -> " (neither floats nor integers)";
              };
    }
  }

  /** The input for pictures of three planes of floats, if there is one. */
  Optional<Tensor> planes() {
    return inputs.values().stream()
        .filter(in -> in.isReal() && in.has(-1, 3, -1, -1) && in.size(1) == 3)
        .findFirst();
  }

  /** The only output that counts, where the input is pictures and nothing else. */
  Optional<Map.Entry<String, Tensor>> first() {
    return planes().isPresent() && inputs.size() == 1
        ? outputs.entrySet().stream().findFirst().filter(out -> out.getValue().isReal())
        : Optional.empty();
  }

  /** Columns of pictures. */
  int width() {
    return side(planes().map(in -> in.size(3)).orElse(-1), 1);
  }

  /** Rows of pictures. */
  int height() {
    return side(planes().map(in -> in.size(2)).orElse(-1), 0);
  }

  /** Ultralytics notes {@code [height, width]}. */
  private int side(int size, int index) {
    if (size > 0) {
      return size;
    }
    List<Integer> noted =
        NUMBER
            .matcher(metadata.getOrDefault("imgsz", ""))
            .results()
            .map(found -> Integer.valueOf(found.group()))
            .toList();
    return index < noted.size() ? noted.get(index) : USUAL_SIDE;
  }

  /** Cells of square grids that lie so many pixels apart, all together. */
  int cells(int... strides) {
    int cells = 0;
    for (int stride : strides) {
      cells += (width() / stride) * (height() / stride);
    }
    return cells;
  }

  /** Names of the classes as the exporter noted them; none where it did not. */
  List<String> classNames() {
    return OnnxNames.parse(metadata.getOrDefault("names", ""));
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
