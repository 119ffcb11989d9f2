package io.noscope.spark.clips;

/**
 * The frames that a clip came to show.
 *
 * @param firstFrame number of the first in its video
 * @param lastFrame number of the last in its own
 * @param startSeconds when the first is shown in its video, in seconds since frame 0
 * @param endSeconds when the last is in its own
 * @param frames how many there are
 */
record ClipSpan(
    long firstFrame, long lastFrame, double startSeconds, double endSeconds, long frames) {
  /** One frame. */
  static ClipSpan of(long frame, double seconds) {
    return new ClipSpan(frame, frame, seconds, seconds, 1);
  }

  /** These, and the next frame. */
  ClipSpan and(long frame, double seconds) {
    return new ClipSpan(firstFrame, frame, startSeconds, seconds, frames + 1);
  }
}
