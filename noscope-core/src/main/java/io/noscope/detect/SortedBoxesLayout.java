package io.noscope.detect;

import io.noscope.detect.OnnxGraph.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Heads that have sorted out their boxes themselves, corners in input pixels: YOLOv10 and exports
 * with non-maximum suppression in the graph, [xmin, ymin, xmax, ymax, score, class], and YOLOv7's
 * end-to-end export, [picture, xmin, ymin, xmax, ymax, class, score].
 *
 * @param output its name
 * @param canvas for pictures
 * @param columns 6 or 7
 */
record SortedBoxesLayout(String output, Canvas canvas, int columns) implements OnnxLayout {
  private static final int WITH_PICTURE = 7;
  private static final int PLAIN = 6;

  static Optional<SortedBoxesLayout> of(OnnxGraph graph) {
    return graph
        .first()
        .filter(out -> columns(out.getValue()) > 0)
        .map(
            out ->
                new SortedBoxesLayout(
                    out.getKey(), Canvas.ultralytics(graph), columns(out.getValue())));
  }

  /** 6 or 7; 0 for another shape. */
  private static int columns(Tensor out) {
    if (out.has(-1, -1, PLAIN) && out.size(2) == PLAIN) {
      return PLAIN;
    }
    return out.has(-1, WITH_PICTURE) && out.size(1) == WITH_PICTURE ? WITH_PICTURE : 0;
  }

  @Override
  public String family() {
    return "end-to-end YOLO (v10, or suppression in the graph)";
  }

  @Override
  public OptionalInt classes() {
    return OptionalInt.empty();
  }

  @Override
  public List<String> outputs() {
    return List.of(output);
  }

  @Override
  public float overlap() {
    return 1;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer values = outputs.get(output);
    boolean withPicture = columns == WITH_PICTURE;
    for (int row = 0; row + columns <= values.remaining(); row += columns) {
      if (withPicture && values.get(row) != 0) {
        continue; // Of another picture of the batch, which is empty.
      }
      int box = withPicture ? row + 1 : row;
      found.add(
          Math.round(values.get(row + 5)),
          values.get(withPicture ? row + 6 : row + 4),
          placement.toImage(
              values.get(box), values.get(box + 1), values.get(box + 2), values.get(box + 3)));
    }
  }
}
