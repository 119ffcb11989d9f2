package io.noscope.detect;

import io.noscope.video.SmallView;
import java.nio.FloatBuffer;

/**
 * Turns views into a model's input: bytes, or their brightness, minus the mean image, scaled to
 * about [-4, 4].
 */
final class ViewEncoder {
  // Without it a first step of RMSprop would move activations by hundreds.
  private static final float SCALE = 1 / 64f;

  // A look-up is quicker than a conversion, of which the compiler makes no vector code.
  private static final float[] SCALED = scaled(1);
  private static final float[] BLUE = scaled(Luma.BLUE);
  private static final float[] GREEN = scaled(Luma.GREEN);
  private static final float[] RED = scaled(Luma.RED);

  private final boolean grey;
  private final int bytes;
  private final float[] scaledMean;
  // One view at a time stays in the first-level cache on its way to native memory.
  private final float[] scratch;

  ViewEncoder(ModelSpec spec, float[] meanImage) {
    if (meanImage.length != spec.inputs()) {
      throw new IllegalArgumentException(
          "a mean image holds %d values, not %d".formatted(spec.inputs(), meanImage.length));
    }
    grey = spec.grey();
    bytes = spec.viewBytes();
    scaledMean = new float[meanImage.length];
    scratch = new float[meanImage.length];
    for (int i = 0; i < meanImage.length; i++) {
      scaledMean[i] = meanImage[i] * SCALE;
    }
  }

  private static float[] scaled(float weight) {
    float[] scaled = new float[256];
    for (int value = 0; value < scaled.length; value++) {
      scaled[value] = value * weight * SCALE;
    }
    return scaled;
  }

  /** What is subtracted from a model's input: the mean of these views as the model sees them. */
  static float[] meanImage(ModelSpec spec, LabelledViews views) {
    return spec.grey() ? Luma.of(views.mean()) : views.mean();
  }

  /**
   * Encodes one view.
   *
   * @param views views one after another, each as large as the model looks at
   * @param view which of them
   * @param target receives as many floats as the mean image holds
   * @param slot where, counted in views
   */
  void encode(byte[] views, int view, FloatBuffer target, int slot) {
    int from = view * bytes;
    if (grey) {
      lookUpBrightness(views, from);
    } else {
      lookUp(views, from);
    }
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] -= scaledMean[i];
    }
    target.put(slot * scratch.length, scratch);
  }

  private void lookUp(byte[] views, int from) {
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = SCALED[views[from + i] & 0xff];
    }
  }

  private void lookUpBrightness(byte[] views, int from) {
    for (int i = 0; i < scratch.length; i++) {
      int at = from + i * SmallView.CHANNELS;
      scratch[i] = BLUE[views[at] & 0xff] + GREEN[views[at + 1] & 0xff] + RED[views[at + 2] & 0xff];
    }
  }
}
