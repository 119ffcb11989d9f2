package io.noscope.cascade;

import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import java.util.Optional;

/** A frame on its way to a label. Used again for later frames once its label is out. */
final class PendingFrame {
  private long number;
  private long pts;
  private double seconds;
  private boolean keyframe;
  private Stage stage = Stage.REFERENCE;
  private Verdict verdict = Verdict.ABSENT;
  private Optional<HeldFrame> pixels = Optional.empty();

  /** Becomes the source's current frame, with nothing decided. */
  void read(FrameSource source) {
    number = source.number();
    pts = source.pts();
    seconds = source.seconds();
    keyframe = source.keyframe();
    pixels = Optional.empty();
  }

  /** Takes the label of another frame, now or whenever it is decided. */
  void follow(Verdict other, Stage why) {
    verdict = other;
    stage = why;
  }

  /** Waits for a decision of its own. */
  void awaitDecision() {
    verdict = new Verdict.Own();
  }

  void settle(boolean present, float score, Stage why) {
    ((Verdict.Own) verdict).settle(present, score);
    stage = why;
  }

  long number() {
    return number;
  }

  Stage stage() {
    return stage;
  }

  Verdict verdict() {
    return verdict;
  }

  Optional<HeldFrame> pixels() {
    return pixels;
  }

  void keep(HeldFrame held) {
    pixels = Optional.of(held);
  }

  /** Forgets the pixels, which somebody else closes. */
  Optional<HeldFrame> surrender() {
    Optional<HeldFrame> held = pixels;
    pixels = Optional.empty();
    return held;
  }

  /** The answer, with pixels if the frame still has them. */
  FrameLabel label() {
    return new FrameLabel(
        number, pts, seconds, keyframe, verdict.isPresent(), stage, verdict.score(), pixels);
  }
}
