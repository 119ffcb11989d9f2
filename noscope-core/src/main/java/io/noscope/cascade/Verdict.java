package io.noscope.cascade;

import java.util.Optional;

/**
 * Whether the class is present, once that is known. Frames that take another frame's label share
 * its verdict, so they need not be told when it falls.
 */
final class Verdict {
  /** Shared by all frames that look like the empty view. */
  static final Verdict ABSENT = new Verdict();

  static {
    ABSENT.settle(false);
  }

  private boolean settled;
  private boolean present;

  void settle(boolean isPresent) {
    if (settled) {
      throw new IllegalStateException("a frame was decided twice");
    }
    settled = true;
    present = isPresent;
  }

  /** The decision, once there is one. */
  Optional<Boolean> decision() {
    return settled ? Optional.of(present) : Optional.empty();
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
