package io.noscope.detect;

import io.noscope.detect.OnnxGraph.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * RT-DETR and D-FINE as Hugging Face's code exports them: for each query class logits, a sigmoid
 * for each class, and a box by its centre, as shares of the picture, which is drawn out to all of
 * the canvas.
 *
 * @param canvas for pictures
 * @param kinds how many classes
 */
record DetrQueriesLayout(Canvas canvas, int kinds) implements OnnxLayout {
  private static final int BOX = 4;
  private static final String LOGITS = "logits";
  private static final String BOXES = "pred_boxes";

  static Optional<DetrQueriesLayout> of(OnnxGraph graph) {
    Tensor logits = graph.outputs().get(LOGITS);
    Tensor boxes = graph.outputs().get(BOXES);
    if (logits == null || boxes == null || graph.planes().isEmpty()) {
      return Optional.empty();
    }
    boolean matches =
        graph.inputs().size() == 1
            && logits.isReal()
            && logits.has(-1, -1, -1)
            && logits.size(2) > 0
            && boxes.isReal()
            && boxes.has(-1, logits.size(1), BOX);
    return matches
        ? Optional.of(new DetrQueriesLayout(Canvas.stretched(graph), logits.size(2)))
        : Optional.empty();
  }

  @Override
  public String family() {
    return "RT-DETR or D-FINE (logits)";
  }

  @Override
  public OptionalInt classes() {
    return OptionalInt.of(kinds);
  }

  @Override
  public List<String> outputs() {
    return List.of(LOGITS, BOXES);
  }

  @Override
  public float overlap() {
    return 1;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer logits = outputs.get(LOGITS);
    FloatBuffer boxes = outputs.get(BOXES);
    for (int query = 0; query < logits.remaining() / kinds; query++) {
      int best = Best.of(logits, query * kinds, kinds);
      int box = query * BOX;
      found.add(
          best,
          (float) (1 / (1 + Math.exp(-logits.get(query * kinds + best)))),
          placement.aroundCentre(
              boxes.get(box) * canvas.width(),
              boxes.get(box + 1) * canvas.height(),
              boxes.get(box + 2) * canvas.width(),
              boxes.get(box + 3) * canvas.height()));
    }
  }
}
