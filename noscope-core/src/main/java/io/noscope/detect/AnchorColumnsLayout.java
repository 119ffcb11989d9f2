package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * YOLOv8, v9, v11 and v12: a column for every cell of three grids, [x, y, w, h, class scores],
 * boxes by their centres in input pixels, scores already sigmoids, no objectness. Rows behind those
 * of the classes that the graph names, such as of masks or joints, are passed over.
 *
 * @param output its name
 * @param canvas for pictures
 * @param kinds how many classes
 * @param cells how many columns
 */
record AnchorColumnsLayout(String output, Canvas canvas, int kinds, int cells)
    implements OneOutputLayout {
  private static final int BOX = 4;

  static Optional<AnchorColumnsLayout> of(OnnxGraph graph) {
    int usual = graph.cells(8, 16, 32);
    int large = graph.cells(8, 16, 32, 64);
    return graph
        .first()
        .filter(out -> out.getValue().has(-1, -1, usual) || out.getValue().has(-1, -1, large))
        .filter(out -> out.getValue().size(1) > BOX && out.getValue().size(2) > 0)
        .map(out -> of(graph, out.getKey(), out.getValue().size(1) - BOX, out.getValue().size(2)));
  }

  private static AnchorColumnsLayout of(OnnxGraph graph, String output, int rows, int cells) {
    int named = graph.classNames().size();
    int kinds = named > 0 && named < rows ? named : rows;
    return new AnchorColumnsLayout(output, Canvas.ultralytics(graph), kinds, cells);
  }

  @Override
  public String family() {
    return "YOLOv8/v11";
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer values = outputs.get(output);
    float[] line = new float[cells];
    float[] scores = new float[cells];
    int[] best = new int[cells];
    for (int kind = 0; kind < kinds; kind++) {
      values.get((BOX + kind) * cells, line); // A line at a time: a column's numbers lie far apart.
      for (int cell = 0; cell < cells; cell++) {
        if (line[cell] > scores[cell]) {
          scores[cell] = line[cell];
          best[cell] = kind;
        }
      }
    }
    for (int cell = 0; cell < cells; cell++) {
      if (scores[cell] >= ReferenceDetector.MINIMUM_SCORE) {
        found.add(
            best[cell],
            scores[cell],
            placement.aroundCentre(
                values.get(cell),
                values.get(cells + cell),
                values.get(2 * cells + cell),
                values.get(3 * cells + cell)));
      }
    }
  }
}
