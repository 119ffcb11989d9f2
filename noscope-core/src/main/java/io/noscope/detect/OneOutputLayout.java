package io.noscope.detect;

import io.noscope.detect.OnnxGraph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A layout whose only output holds boxes and the scores of classes. */
interface OneOutputLayout extends OnnxLayout {
  /** The output's name. */
  String output();

  /** How many classes. */
  int kinds();

  @Override
  default OptionalInt classes() {
    return OptionalInt.of(kinds());
  }

  @Override
  default List<String> outputs() {
    return List.of(output());
  }

  @Override
  default float overlap() {
    return 0.45f;
  }

  /** What makes such a layout. */
  interface Making<L extends OneOutputLayout> {
    L of(String output, Canvas canvas, int kinds);
  }

  /**
   * Recognises an output that has a row for each box, the scores of classes behind other columns.
   *
   * @param columns how many come before the scores
   * @param rows how many there may be; any number where none is named
   */
  static <L extends OneOutputLayout> Optional<L> ofRows(
      OnnxGraph graph,
      int columns,
      Function<OnnxGraph, Canvas> canvas,
      Making<L> making,
      int... rows) {
    return graph
        .first()
        .filter(out -> hasRows(out.getValue(), rows) && out.getValue().size(2) > columns)
        .map(out -> making.of(out.getKey(), canvas.apply(graph), out.getValue().size(2) - columns));
  }

  private static boolean hasRows(Tensor out, int... rows) {
    boolean fits =
        rows.length == 0
            ? out.has(-1, -1, -1)
            : Arrays.stream(rows).anyMatch(n -> out.has(-1, n, -1));
    return fits && out.size(1) > 0;
  }
}
