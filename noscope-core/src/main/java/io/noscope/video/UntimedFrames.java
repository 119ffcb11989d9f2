package io.noscope.video;

/** Numbers and times of frames that come one after another, of a file whose packets tell none. */
final class UntimedFrames {
  private final VideoInfo info;
  private long shown;
  private long origin;
  private long pts;

  UntimedFrames(VideoInfo info) {
    this.info = info;
  }

  /**
   * Takes the next frame.
   *
   * @param decoded time that the decoder makes of the packets; {@link PacketTimes#NONE} for none
   */
  void add(long decoded) {
    long guess = decoded;
    if (guess == PacketTimes.NONE) {
      double ticks = 1 / (info.framesPerSecond() * info.times().secondsPerTick());
      guess = shown == 0 ? 0 : origin + Math.round(shown * ticks);
    }
    if (shown == 0) {
      origin = guess;
    }
    // Frame 0 gets the time that the probe gave it, whatever the decoder made of it.
    pts = guess - origin + info.times().first();
    shown++;
  }

  /** Frames so far. */
  long shown() {
    return shown;
  }

  /** Presentation time of the last one. */
  long pts() {
    return pts;
  }
}
