package io.noscope.cascade;

import java.util.Optional;

/**
 * Whether the class is present, and how sure of it who decided was, once that is known. Frames that
 * take another frame's label share its verdict, so they need not be told when it falls.
 */
sealed interface Verdict {
  /** Shared by all frames that look like the empty view, of which nobody gave a score. */
  Verdict ABSENT = settled(false, FrameLabel.NO_SCORE);

  boolean isSettled();

  /** Whether the class is present; false while there is no decision. */
  boolean isPresent();

  /** The score that the decision was made by; NaN for none, and while there is no decision. */
  float score();

  default boolean isAbsent() {
    return isSettled() && !isPresent();
  }

  /** The decision, once there is one. */
  default Optional<Boolean> decision() {
    return isSettled() ? Optional.of(isPresent()) : Optional.empty();
  }

  private static Verdict settled(boolean present, float score) {
    Own verdict = new Own();
    verdict.settle(present, score);
    return verdict;
  }

  /** Of a frame that somebody looks at. */
  final class Own implements Verdict {
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

    @Override
    public boolean isSettled() {
      return settled;
    }

    @Override
    public boolean isPresent() {
      return settled && present;
    }

    @Override
    public float score() {
      return score;
    }
  }

  /**
   * Of a frame between two others, which was predicted from them: who is in view in one of them may
   * be so in this one. The score is that of the surer one.
   */
  record Either(Verdict before, Verdict behind) implements Verdict {
    @Override
    public boolean isSettled() {
      return before.isSettled() && behind.isSettled();
    }

    @Override
    public boolean isPresent() {
      return isSettled() && (before.isPresent() || behind.isPresent());
    }

    @Override
    public float score() {
      return before.isPresent() == behind.isPresent()
          ? Math.max(before.score(), behind.score())
          : before.isPresent() ? before.score() : behind.score();
    }
  }
}
