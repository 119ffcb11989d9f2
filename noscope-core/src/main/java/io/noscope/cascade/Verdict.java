package io.noscope.cascade;

import java.util.Optional;

/**
 * Whether the class is present, and how sure of it who decided was, once that is known. Frames that
 * take another frame's label share its verdict, so they need not be told when it falls.
 */
final class Verdict {
  /** Shared by all frames that look like the empty view, of which nobody gave a score. */
  static final Verdict ABSENT = new Verdict();

  static {
    ABSENT.settle(false, FrameLabel.NO_SCORE);
  }

  private boolean settled;
  private boolean present;
  private float score = FrameLabel.NO_SCORE;

  void settle(boolean isPresent, float given) {
    if (settled) {
      throw new IllegalStateException("a frame was decided twice");
    }
    settled = true;
    present = isPresent;
    score = given;
  }

  /** The decision, once there is one. */
  Optional<Boolean> decision() {
    return settled ? Optional.of(present) : Optional.empty();
  }

  /** The score that the decision was made by; NaN for none, and while there is no decision. */
  float score() {
    return score;
  }

  boolean isSettled() {
    return settled;
  }

  boolean isPresent() {
    return settled && present;
  }

  boolean isAbsent() {
    return settled && !present;
  }
}
