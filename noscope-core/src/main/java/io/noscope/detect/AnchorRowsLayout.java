package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * YOLOv5 and YOLOv7: a row for each of three anchors of every cell, [x, y, w, h, objectness, class
 * scores], boxes by their centres in input pixels, scores already sigmoids.
 *
 * @param output its name
 * @param canvas for pictures
 * @param kinds how many classes
 */
record AnchorRowsLayout(String output, Canvas canvas, int kinds) implements OneOutputLayout {
  private static final int ANCHORS = 3;
  private static final int BOX = 5;

  static Optional<AnchorRowsLayout> of(OnnxGraph graph) {
    int usual = ANCHORS * graph.cells(8, 16, 32);
    int large = ANCHORS * graph.cells(8, 16, 32, 64);
    return OneOutputLayout.ofRows(
        graph, BOX, Canvas::ultralytics, AnchorRowsLayout::new, usual, large);
  }

  @Override
  public String family() {
    return "YOLOv5/v7";
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer values = outputs.get(output);
    int columns = BOX + kinds;
    for (int row = 0; row + columns <= values.remaining(); row += columns) {
      float objectness = values.get(row + 4);
      if (objectness >= ReferenceDetector.MINIMUM_SCORE) {
        int best = Best.of(values, row + BOX, kinds);
        found.add(
            best,
            objectness * values.get(row + BOX + best),
            placement.aroundCentre(
                values.get(row), values.get(row + 1), values.get(row + 2), values.get(row + 3)));
      }
    }
  }
}
