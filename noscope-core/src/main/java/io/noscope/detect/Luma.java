package io.noscope.detect;

import io.noscope.video.SmallView;

/** How bright colours are, as television has it (BT.601): the grey that models look at. */
final class Luma {
  private static final float BLUE = 0.114f;
  private static final float GREEN = 0.587f;
  private static final float RED = 0.299f;

  private Luma() {}

  /** The brightness of each pixel of BGR values, in their unit. */
  static float[] of(float[] bgr) {
    float[] luma = new float[bgr.length / SmallView.CHANNELS];
    for (int i = 0; i < luma.length; i++) {
      int at = i * SmallView.CHANNELS;
      luma[i] = BLUE * bgr[at] + GREEN * bgr[at + 1] + RED * bgr[at + 2];
    }
    return luma;
  }
}
