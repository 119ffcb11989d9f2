package io.noscope.detect;

import io.noscope.detect.OnnxGraph.Tensor;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * NanoDet with its boxes decoded in the graph: class scores (already sigmoids, no objectness) and
 * boxes [xmin, ymin, xmax, ymax] in input pixels. The picture lies in the middle of a black canvas.
 *
 * @param width of the input in pixels
 * @param height of the input in pixels
 * @param rows how many boxes
 * @param classes how many
 */
record NanoDetLayout(int width, int height, int rows, int classes) implements OnnxLayout {
  private static final int BOX = 4;
  private static final String SCORES = "scores";
  private static final String BOXES = "boxes";

  static Optional<NanoDetLayout> of(OnnxGraph graph) {
    Tensor scores = graph.outputs().get(SCORES);
    Tensor boxes = graph.outputs().get(BOXES);
    if (scores == null || boxes == null || graph.inputs().size() != 1) {
      return Optional.empty();
    }
    Tensor in = graph.inputs().values().iterator().next();
    boolean matches =
        in.isBatchOfOne(4)
            && in.size(1) == 3
            && in.size(2) > 0
            && in.size(3) > 0
            && scores.isBatchOfOne(3)
            && scores.size(1) > 0
            && scores.size(2) > 0
            && boxes.isBatchOfOne(3)
            && boxes.size(1) == scores.size(1)
            && boxes.size(2) == BOX;
    return matches
        ? Optional.of(new NanoDetLayout(in.size(3), in.size(2), scores.size(1), scores.size(2)))
        : Optional.empty();
  }

  @Override
  public LetterBox letterBox() {
    return new LetterBox(width, height, 0, true);
  }

  @Override
  public Map<String, long[]> outputs() {
    return Map.of(SCORES, new long[] {1, rows, classes}, BOXES, new long[] {1, rows, BOX});
  }

  @Override
  public float overlap() {
    return 0.5f;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer scores = outputs.get(SCORES);
    FloatBuffer boxes = outputs.get(BOXES);
    for (int row = 0; row < rows; row++) {
      int best = Best.of(scores, row * classes, classes);
      float score = scores.get(row * classes + best);
      if (score >= ReferenceDetector.MINIMUM_SCORE) {
        int box = row * BOX;
        found.add(
            best,
            score,
            placement.toImage(
                boxes.get(box), boxes.get(box + 1), boxes.get(box + 2), boxes.get(box + 3)));
      }
    }
  }
}
