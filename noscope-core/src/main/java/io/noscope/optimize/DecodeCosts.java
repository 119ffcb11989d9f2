package io.noscope.optimize;

import java.util.Objects;

/**
 * Seconds that decoding takes.
 *
 * @param every a frame, where all are decoded but those of still groups of pictures
 * @param referenced the same where disposable frames are left out, which then pay as well
 * @param keyframe the first frame of a still group, with the move to it
 */
public record DecodeCosts(Cost every, Cost referenced, Cost keyframe) {
  /** Of frames that are there anyway. */
  static final DecodeCosts NOTHING =
      new DecodeCosts(Cost.assumed(0), Cost.assumed(0), Cost.assumed(0));

  public DecodeCosts {
    Objects.requireNonNull(every, "every");
    Objects.requireNonNull(referenced, "referenced");
    Objects.requireNonNull(keyframe, "keyframe");
  }

  /** Each frame of groups that are not still, with or without disposable ones. */
  Cost frame(boolean disposables) {
    return disposables ? every : referenced;
  }
}
