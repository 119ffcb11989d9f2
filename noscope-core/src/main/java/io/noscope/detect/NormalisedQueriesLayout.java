package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Ultralytics' RT-DETR: a row for each query, [x, y, w, h, class scores], boxes by their centres as
 * shares of the picture, which is drawn out to all of the canvas; scores already sigmoids.
 *
 * @param output its name
 * @param canvas for pictures
 * @param kinds how many classes
 */
record NormalisedQueriesLayout(String output, Canvas canvas, int kinds) implements OneOutputLayout {
  private static final int BOX = 4;
  private static final int MOST_QUERIES = 1000;

  static Optional<NormalisedQueriesLayout> of(OnnxGraph graph) {
    return OneOutputLayout.ofRows(graph, BOX, Canvas::stretched, NormalisedQueriesLayout::new)
        .filter(queries -> graph.outputs().get(queries.output()).size(1) <= MOST_QUERIES);
  }

  @Override
  public String family() {
    return "RT-DETR (Ultralytics)";
  }

  @Override
  public float overlap() {
    return 1;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer values = outputs.get(output);
    int columns = BOX + kinds;
    for (int row = 0; row + columns <= values.remaining(); row += columns) {
      int best = Best.of(values, row + BOX, kinds);
      found.add(
          best,
          values.get(row + BOX + best),
          placement.aroundCentre(
              values.get(row) * canvas.width(),
              values.get(row + 1) * canvas.height(),
              values.get(row + 2) * canvas.width(),
              values.get(row + 3) * canvas.height()));
    }
  }
}
