package io.noscope.detect;

import io.noscope.video.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Scales pictures onto a network's canvas with their aspect ratio kept: packed BGR bytes in, three
 * planes of floats 0..255 out. Agrees with OpenCV's INTER_LINEAR. Allocates only when the size of
 * the pictures changes. Not thread-safe.
 */
final class LetterBox {
  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final float padding;
  private final boolean centred;
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

  /**
   * Makes an empty canvas.
   *
   * @param width of the canvas in pixels
   * @param height of the canvas in pixels
   * @param padding value of the pixels that the picture leaves free
   * @param centred whether the picture lies in the middle, or else at the top left
   */
  LetterBox(int width, int height, float padding, boolean centred) {
    this.width = width;
    this.height = height;
    this.padding = padding;
    this.centred = centred;
    this.planes =
        ByteBuffer.allocateDirect(CHANNELS * width * height * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** The canvas: blue, green, red, {@code width * height} floats each, in memory of its own. */
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
        planes.put(channel * width * height + target, line);
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
    placement = Placement.fit(imageWidth, imageHeight, width, height, centred);
    columns = LinearAxis.of(imageWidth, placement.width());
    rows = LinearAxis.of(imageHeight, placement.height());
    upper = new int[CHANNELS * placement.width()];
    lower = new int[CHANNELS * placement.width()];
    line = new float[placement.width()];
    float[] empty = new float[width];
    Arrays.fill(empty, padding);
    for (int y = 0; y < CHANNELS * height; y++) {
      planes.put(y * width, empty);
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
}
