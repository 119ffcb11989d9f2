package io.noscope.detect;

import io.noscope.detect.OnnxGraph.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * NanoDet with its boxes decoded in the graph: class scores (already sigmoids, no objectness) and
 * boxes [xmin, ymin, xmax, ymax] in input pixels. The picture lies in the middle of a black canvas.
 *
 * @param canvas for pictures
 * @param kinds how many classes
 */
record NanoDetLayout(Canvas canvas, int kinds) implements OnnxLayout {
  private static final int BOX = 4;
  private static final String SCORES = "scores";
  private static final String BOXES = "boxes";

  static Optional<NanoDetLayout> of(OnnxGraph graph) {
    Tensor scores = graph.outputs().get(SCORES);
    Tensor boxes = graph.outputs().get(BOXES);
    if (scores == null || boxes == null || graph.outputs().size() != 2) {
      return Optional.empty();
    }
    boolean matches =
        graph.planes().isPresent()
            && graph.inputs().size() == 1
            && scores.isReal()
            && scores.has(-1, -1, -1)
            && scores.size(2) > 0
            && boxes.isReal()
            && boxes.has(-1, scores.size(1), BOX);
    Canvas canvas = new Canvas(graph.width(), graph.height(), Fit.CENTRED, 0, Colours.BGR_BYTES);
    return matches ? Optional.of(new NanoDetLayout(canvas, scores.size(2))) : Optional.empty();
  }

  @Override
  public String family() {
    return "NanoDet";
  }

  @Override
  public OptionalInt classes() {
    return OptionalInt.of(kinds);
  }

  @Override
  public List<String> outputs() {
    return List.of(SCORES, BOXES);
  }

  @Override
  public float overlap() {
    return 0.5f;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer scores = outputs.get(SCORES);
    FloatBuffer boxes = outputs.get(BOXES);
    for (int row = 0; row < scores.remaining() / kinds; row++) {
      int best = Best.of(scores, row * kinds, kinds);
      float score = scores.get(row * kinds + best);
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
