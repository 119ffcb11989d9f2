package io.noscope.detect;

import io.noscope.video.SmallView;
import java.nio.FloatBuffer;

/** Turns views into a model's input: bytes minus the mean image, scaled to about [-4, 4]. */
final class ViewEncoder {
  /** Bytes of a view. */
  static final int VIEW = SmallView.bytes(SmallView.SMALL);

  // Without it a first step of RMSprop would move activations by hundreds.
  private static final float SCALE = 1 / 64f;

  // A look-up is quicker than a conversion, of which the compiler makes no vector code.
  private static final float[] SCALED = new float[256];

  static {
    for (int value = 0; value < SCALED.length; value++) {
      SCALED[value] = value * SCALE;
    }
  }

  private final float[] scaledMean = new float[VIEW];
  // One view at a time stays in the first-level cache on its way to native memory.
  private final float[] scratch = new float[VIEW];

  ViewEncoder(float[] meanImage) {
    if (meanImage.length != VIEW) {
      throw new IllegalArgumentException(
          "a mean image holds %d values, not %d".formatted(VIEW, meanImage.length));
    }
    for (int i = 0; i < VIEW; i++) {
      scaledMean[i] = meanImage[i] * SCALE;
    }
  }

  /**
   * Encodes one view.
   *
   * @param views views one after another
   * @param view which of them
   * @param target receives {@link #VIEW} floats
   * @param slot where, counted in views
   */
  void encode(byte[] views, int view, FloatBuffer target, int slot) {
    int from = view * VIEW;
    for (int i = 0; i < VIEW; i++) {
      scratch[i] = SCALED[views[from + i] & 0xff];
    }
    for (int i = 0; i < VIEW; i++) {
      scratch[i] -= scaledMean[i];
    }
    target.put(slot * VIEW, scratch);
  }
}
