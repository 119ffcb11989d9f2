package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * YOLOX (Ge et al. 2021): a row for every cell of three grids, [dx, dy, log w, log h, objectness,
 * class scores], lengths in cells, scores already sigmoids. The picture lies at the top left of a
 * grey canvas.
 *
 * @param output its name
 * @param canvas for pictures
 * @param kinds how many classes
 */
record YoloxLayout(String output, Canvas canvas, int kinds) implements OneOutputLayout {
  private static final int[] STRIDES = {8, 16, 32};
  private static final int BOX = 5;
  private static final int GREY = 114;

  static Optional<YoloxLayout> of(OnnxGraph graph) {
    return OneOutputLayout.ofRows(
        graph, BOX, YoloxLayout::corner, YoloxLayout::new, graph.cells(STRIDES));
  }

  private static Canvas corner(OnnxGraph graph) {
    return new Canvas(graph.width(), graph.height(), Fit.TOP_LEFT, GREY, Colours.BGR_BYTES);
  }

  @Override
  public String family() {
    return "YOLOX";
  }

  @Override
  public void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found) {
    FloatBuffer values = outputs.get(output);
    int row = 0;
    for (int stride : STRIDES) {
      for (int y = 0; y < canvas.height() / stride; y++) {
        for (int x = 0; x < canvas.width() / stride; x++) {
          readCell(values, row, x, y, stride, placement, found);
          row += BOX + kinds;
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
    int best = Best.of(output, row + BOX, kinds);
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
