package io.noscope.optimize;

/**
 * What a labelled segment is used for. A frame has one role, so that nothing is judged by itself.
 */
public enum Role {
  /** Specialised models and difference detectors are fitted to it. */
  TRAIN(0.30),
  /** Training stops when the loss on it stops falling; follows a training block in time. */
  VALIDATE(0.10),
  /** Thresholds are chosen and plans ranked on it. */
  THRESHOLD(0.35),
  /** The chosen plan is run on it for real. */
  VERIFY(0.25);

  private final double share;

  Role(double share) {
    this.share = share;
  }

  /** Share of the labelled segments that get this role; the shares add up to 1. */
  public double share() {
    return share;
  }
}
