package io.noscope.detect;

/**
 * What numbers a network takes for colours: {@code scale * byte + offset}.
 *
 * @param rgb whether red comes first, or else blue
 * @param scale of the first, second and third channel
 * @param offset of each
 */
record Colours(boolean rgb, float[] scale, float[] offset) {
  /** Blue first, 0 to 255. */
  static final Colours BGR_BYTES = new Colours(false, all(1), all(0));

  /** Red first, 0 to 255. */
  static final Colours RGB_BYTES = new Colours(true, all(1), all(0));

  /** Red first, 0 to 1. */
  static final Colours RGB_UNIT = new Colours(true, all(1 / 255f), all(0));

  /** Red first, 0 to 1, then less the mean of ImageNet and over its standard deviation. */
  static final Colours RGB_IMAGENET =
      new Colours(
          true,
          new float[] {1 / (255 * 0.229f), 1 / (255 * 0.224f), 1 / (255 * 0.225f)},
          new float[] {-0.485f / 0.229f, -0.456f / 0.224f, -0.406f / 0.225f});

  private static float[] all(float value) {
    return new float[] {value, value, value};
  }

  /** The plane that a channel of packed BGR bytes goes to. */
  int plane(int channel) {
    return rgb ? 2 - channel : channel;
  }
}
