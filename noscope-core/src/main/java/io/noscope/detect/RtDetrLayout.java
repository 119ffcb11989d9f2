package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * RT-DETR (Zhao et al. 2024) and D-FINE (Peng et al. 2025) as their authors export them: classes,
 * scores and boxes by their corners in pixels of the size that is told them, here the canvas's, to
 * all of which the picture is drawn out.
 *
 * @param canvas for pictures
 */
record RtDetrLayout(Canvas canvas) implements OnnxLayout {
  /** The input that is told the size, columns first. */
  static final String SIZE = "orig_target_sizes";

  private static final int BOX = 4;
  private static final String LABELS = "labels";
  private static final String BOXES = "boxes";
  private static final String SCORES = "scores";

  static Optional<RtDetrLayout> of(OnnxGraph graph) {
    boolean matches =
        graph.inputs().containsKey(SIZE)
            && graph.inputs().size() == 2
            && graph.planes().isPresent()
            && graph.outputs().keySet().containsAll(List.of(LABELS, BOXES, SCORES));
    return matches ? Optional.of(new RtDetrLayout(Canvas.stretched(graph))) : Optional.empty();
  }

  @Override
  public String family() {
    return "RT-DETR or D-FINE";
  }

  @Override
  public OptionalInt classes() {
    return OptionalInt.empty();
  }

  @Override
  public List<String> outputs() {
    return List.of(LABELS, BOXES, SCORES);
  }

  @Override
  public float overlap() {
    return 1;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer labels = outputs.get(LABELS);
    FloatBuffer boxes = outputs.get(BOXES);
    FloatBuffer scores = outputs.get(SCORES);
    for (int query = 0; query < scores.remaining(); query++) {
      int box = query * BOX;
      found.add(
          Math.round(labels.get(query)),
          scores.get(query),
          placement.toImage(
              boxes.get(box), boxes.get(box + 1), boxes.get(box + 2), boxes.get(box + 3)));
    }
  }
}
