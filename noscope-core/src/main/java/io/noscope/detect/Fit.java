package io.noscope.detect;

/** Where a picture lies on a network's canvas. */
enum Fit {
  /** Aspect ratio kept, at the top left; sides cut to whole pixels, as YOLOX does. */
  TOP_LEFT,
  /** Aspect ratio kept, in the middle; sides cut to whole pixels. */
  CENTRED,
  /** Aspect ratio kept, in the middle; sides rounded to whole pixels, as Ultralytics' code does. */
  CENTRED_ROUNDED,
  /** All over the canvas. */
  STRETCHED
}
