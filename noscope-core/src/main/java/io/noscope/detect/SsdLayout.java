package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * SSD as in the ONNX model zoo: boxes [xmin, ymin, xmax, ymax] as shares of the picture, classes
 * counted from 1, the background being 0; colours as ImageNet's.
 *
 * @param canvas for pictures
 */
record SsdLayout(Canvas canvas) implements OnnxLayout {
  private static final int BOX = 4;
  private static final String BOXES = "bboxes";
  private static final String LABELS = "labels";
  private static final String SCORES = "scores";

  static Optional<SsdLayout> of(OnnxGraph graph) {
    boolean matches =
        graph.planes().isPresent()
            && graph.inputs().size() == 1
            && graph.outputs().keySet().containsAll(List.of(BOXES, LABELS, SCORES));
    return matches
        ? Optional.of(
            new SsdLayout(
                new Canvas(graph.width(), graph.height(), Fit.STRETCHED, 0, Colours.RGB_IMAGENET)))
        : Optional.empty();
  }

  @Override
  public String family() {
    return "SSD (ONNX model zoo)";
  }

  @Override
  public OptionalInt classes() {
    return OptionalInt.empty();
  }

  @Override
  public List<String> outputs() {
    return List.of(BOXES, LABELS, SCORES);
  }

  @Override
  public float overlap() {
    return 1;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer boxes = outputs.get(BOXES);
    FloatBuffer labels = outputs.get(LABELS);
    FloatBuffer scores = outputs.get(SCORES);
    for (int i = 0; i < scores.remaining(); i++) {
      int box = i * BOX;
      found.add(
          Math.round(labels.get(i)) - 1,
          scores.get(i),
          placement.toImage(
              boxes.get(box) * canvas.width(),
              boxes.get(box + 1) * canvas.height(),
              boxes.get(box + 2) * canvas.width(),
              boxes.get(box + 3) * canvas.height()));
    }
  }
}
