package io.noscope.detect;

import io.noscope.detect.OnnxGraph.Tensor;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * YOLOX (Ge et al. 2021): a row for every cell of three grids, [dx, dy, log w, log h, objectness,
 * class scores], lengths in cells, scores already sigmoids. The picture lies at the top left of a
 * grey canvas.
 *
 * @param width of the input in pixels
 * @param height of the input in pixels
 * @param classes how many
 */
record YoloxLayout(int width, int height, int classes) implements OnnxLayout {
  private static final int[] STRIDES = {8, 16, 32};
  private static final int BOX = 5;
  private static final float GREY = 114;
  private static final String OUTPUT = "output";

  static Optional<YoloxLayout> of(OnnxGraph graph) {
    Tensor in = graph.inputs().get("images");
    Tensor out = graph.outputs().get(OUTPUT);
    if (in == null || out == null || graph.inputs().size() != 1 || graph.outputs().size() != 1) {
      return Optional.empty();
    }
    if (!in.isBatchOfOne(4) || in.size(1) != 3 || !out.isBatchOfOne(3) || out.size(2) <= BOX) {
      return Optional.empty();
    }
    YoloxLayout layout = new YoloxLayout(in.size(3), in.size(2), out.size(2) - BOX);
    return Optional.of(layout).filter(l -> l.cells() > 0 && l.cells() == out.size(1));
  }

  private int cells() {
    int cells = 0;
    for (int stride : STRIDES) {
      cells += (width / stride) * (height / stride);
    }
    return cells;
  }

  @Override
  public LetterBox letterBox() {
    return new LetterBox(width, height, GREY, false);
  }

  @Override
  public Map<String, long[]> outputs() {
    return Map.of(OUTPUT, new long[] {1, cells(), BOX + classes});
  }

  @Override
  public float overlap() {
    return 0.45f;
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer output = outputs.get(OUTPUT);
    int row = 0;
    for (int stride : STRIDES) {
      for (int y = 0; y < height / stride; y++) {
        for (int x = 0; x < width / stride; x++) {
          readCell(output, row, x, y, stride, placement, found);
          row += BOX + classes;
        }
      }
    }
  }

  private void readCell(
      FloatBuffer output,
      int row,
      int x,
      int y,
      int stride,
      Placement placement,
      Candidates found) {
    float objectness = output.get(row + 4);
    if (objectness < ReferenceDetector.MINIMUM_SCORE) {
      return; // No class score exceeds 1, so nearly all cells end here.
    }
    int best = Best.of(output, row + BOX, classes);
    float score = objectness * output.get(row + BOX + best);
    if (score >= ReferenceDetector.MINIMUM_SCORE) {
      float centreX = (output.get(row) + x) * stride;
      float centreY = (output.get(row + 1) + y) * stride;
      float halfWidth = (float) Math.exp(output.get(row + 2)) * stride / 2;
      float halfHeight = (float) Math.exp(output.get(row + 3)) * stride / 2;
      found.add(
          best,
          score,
          placement.toImage(
              centreX - halfWidth,
              centreY - halfHeight,
              centreX + halfWidth,
              centreY + halfHeight));
    }
  }
}
