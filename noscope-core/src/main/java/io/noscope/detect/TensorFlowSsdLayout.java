package io.noscope.detect;

import io.noscope.detect.OnnxGraph.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * SSD and what else TensorFlow's object detection API exports: bytes in, boxes [ymin, xmin, ymax,
 * xmax] as shares of the picture out, classes counted from 1 as in COCO's own lists, where the 80
 * classes have numbers up to 90.
 *
 * @param canvas for pictures
 */
record TensorFlowSsdLayout(Canvas canvas) implements OnnxLayout {
  private static final int BOX = 4;
  private static final String BOXES = "detection_boxes";
  private static final String CLASSES = "detection_classes";
  private static final String SCORES = "detection_scores";
  private static final String COUNT = "num_detections";

  static Optional<TensorFlowSsdLayout> of(OnnxGraph graph) {
    List<Tensor> inputs = List.copyOf(graph.inputs().values());
    boolean matches =
        inputs.size() == 1
            && inputs.get(0).type() == OnnxGraph.Type.BYTE
            && inputs.get(0).has(-1, -1, -1, 3)
            && graph.outputs().keySet().containsAll(List.of(BOXES, CLASSES, SCORES, COUNT));
    if (!matches) {
      return Optional.empty();
    }
    int height = inputs.get(0).size(1);
    int width = inputs.get(0).size(2);
    return Optional.of(
        new TensorFlowSsdLayout(
            new Canvas(
                width > 0 ? width : graph.width(),
                height > 0 ? height : graph.height(),
                Fit.STRETCHED,
                0,
                Colours.RGB_BYTES)));
  }

  @Override
  public String family() {
    return "SSD (TensorFlow)";
  }

  @Override
  public OptionalInt classes() {
    return OptionalInt.empty();
  }

  @Override
  public List<String> outputs() {
    return List.of(BOXES, CLASSES, SCORES, COUNT);
  }

  @Override
  public float overlap() {
    return 1;
  }

  @Override
  public boolean takesBytes() {
    return true;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer boxes = outputs.get(BOXES);
    FloatBuffer classes = outputs.get(CLASSES);
    FloatBuffer scores = outputs.get(SCORES);
    int count = Math.min(Math.round(outputs.get(COUNT).get(0)), scores.remaining());
    for (int i = 0; i < count; i++) {
      int box = i * BOX;
      found.addCoco(
          Math.round(classes.get(i)),
          scores.get(i),
          placement.toImage(
              boxes.get(box + 1) * canvas.width(),
              boxes.get(box) * canvas.height(),
              boxes.get(box + 3) * canvas.width(),
              boxes.get(box + 2) * canvas.height()));
    }
  }
}
