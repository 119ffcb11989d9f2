package io.noscope.detect;

/**
 * What a network wants its pictures on.
 *
 * @param width in pixels
 * @param height in pixels
 * @param fit where the picture lies
 * @param padding byte of the pixels that the picture leaves free
 * @param colours what numbers stand for bytes
 */
record Canvas(int width, int height, Fit fit, int padding, Colours colours) {
  private static final int GREY = 114;

  /** What Ultralytics' code makes, and what was made like it. */
  static Canvas ultralytics(OnnxGraph graph) {
    return new Canvas(graph.width(), graph.height(), Fit.CENTRED_ROUNDED, GREY, Colours.RGB_UNIT);
  }

  /** The picture drawn out to all of the canvas, red first, 0 to 1. */
  static Canvas stretched(OnnxGraph graph) {
    return new Canvas(graph.width(), graph.height(), Fit.STRETCHED, 0, Colours.RGB_UNIT);
  }

  @Override
  public String toString() {
    return "%dx%d %s".formatted(width, height, colours.rgb() ? "RGB" : "BGR");
  }
}
