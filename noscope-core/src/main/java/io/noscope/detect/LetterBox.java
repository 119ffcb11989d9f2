package io.noscope.detect;

import io.noscope.video.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Scales pictures onto a network's canvas: packed BGR bytes in, three planes of floats out. Agrees
 * with OpenCV's INTER_LINEAR. Allocates only when the size of the pictures changes. Not
 * thread-safe.
 */
final class LetterBox {
  private static final int CHANNELS = 3;

  private final Canvas canvas;
  private final int width;
  private final int height;
  private final FloatBuffer planes;

  private int imageWidth;
  private int imageHeight;
  private Placement placement;
  private LinearAxis columns;
  private LinearAxis rows;
  private int[] upper;
  private int[] lower;
  private int upperRow;
  private int lowerRow;
  private float[] line;

  /** Makes an empty canvas. */
  LetterBox(Canvas canvas) {
    this(canvas, 1);
  }

  /** Makes an empty canvas with room behind it for so many in all. */
  LetterBox(Canvas canvas, int batch) {
    this.canvas = canvas;
    this.width = canvas.width();
    this.height = canvas.height();
    this.planes =
        ByteBuffer.allocateDirect(batch * CHANNELS * width * height * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** The canvas: three planes of {@code width * height} floats each, in memory of its own. */
  FloatBuffer planes() {
    return planes;
  }

  /** Draws a picture onto the canvas and tells where it lies. */
  Placement draw(Image image) {
    prepare(image.width(), image.height());
    upperRow = -1;
    lowerRow = -1;
    for (int y = 0; y < placement.height(); y++) {
      load(image.bgr(), rows.first()[y], rows.second()[y]);
      int target = (placement.top() + y) * width + placement.left();
      for (int channel = 0; channel < CHANNELS; channel++) {
        blend(channel * placement.width(), rows.firstWeight()[y], rows.secondWeight()[y]);
        int plane = canvas.colours().plane(channel);
        colour(canvas.colours().scale()[plane], canvas.colours().offset()[plane]);
        planes.put(plane * width * height + target, line);
      }
    }
    return placement;
  }

  private void prepare(int newWidth, int newHeight) {
    if (newWidth == imageWidth && newHeight == imageHeight) {
      return;
    }
    imageWidth = newWidth;
    imageHeight = newHeight;
    placement = Placement.of(imageWidth, imageHeight, canvas);
    columns = LinearAxis.of(imageWidth, placement.width());
    rows = LinearAxis.of(imageHeight, placement.height());
    upper = new int[CHANNELS * placement.width()];
    lower = new int[CHANNELS * placement.width()];
    line = new float[placement.width()];
    float[] empty = new float[width];
    for (int plane = 0; plane < CHANNELS; plane++) {
      Colours colours = canvas.colours();
      Arrays.fill(empty, colours.scale()[plane] * canvas.padding() + colours.offset()[plane]);
      for (int y = 0; y < height; y++) {
        planes.put((plane * height + y) * width, empty);
      }
    }
  }

  /** Brings two source rows, scaled across, into {@link #upper} and {@link #lower}. */
  private void load(byte[] bgr, int first, int second) {
    if (first == lowerRow) {
      int[] swap = upper;
      upper = lower;
      lower = swap;
      lowerRow = upperRow;
      upperRow = first;
    }
    if (first != upperRow) {
      across(bgr, first, upper);
      upperRow = first;
    }
    if (second != lowerRow) {
      across(bgr, second, lower);
      lowerRow = second;
    }
  }

  private void across(byte[] bgr, int row, int[] target) {
    int count = placement.width();
    int start = row * imageWidth * CHANNELS;
    for (int x = 0; x < count; x++) {
      int a = start + columns.first()[x] * CHANNELS;
      int b = start + columns.second()[x] * CHANNELS;
      int wa = columns.firstWeight()[x];
      int wb = columns.secondWeight()[x];
      target[x] = (bgr[a] & 0xff) * wa + (bgr[b] & 0xff) * wb;
      target[count + x] = (bgr[a + 1] & 0xff) * wa + (bgr[b + 1] & 0xff) * wb;
      target[2 * count + x] = (bgr[a + 2] & 0xff) * wa + (bgr[b + 2] & 0xff) * wb;
    }
  }

  /** One line of one channel in whole numbers, with OpenCV's shifts, so that bytes agree. */
  private void blend(int offset, int upperWeight, int lowerWeight) {
    for (int x = 0; x < line.length; x++) {
      int a = ((upper[offset + x] >> 4) * upperWeight) >> 16;
      int b = ((lower[offset + x] >> 4) * lowerWeight) >> 16;
      line[x] = (a + b + 2) >> 2;
    }
  }

  private void colour(float scale, float offset) {
    for (int x = 0; x < line.length; x++) {
      line[x] = scale * line[x] + offset;
    }
  }
}
