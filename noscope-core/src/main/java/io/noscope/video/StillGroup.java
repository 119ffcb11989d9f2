package io.noscope.video;

/**
 * The frames of a group of pictures behind its keyframe, which are not decoded: they pass with
 * their numbers and times alone.
 */
final class StillGroup {
  private final Segment group;
  private final long ticks;
  private long passed;

  /**
   * @param ticks from each frame to the next
   */
  StillGroup(Segment group, long ticks) {
    this.group = group;
    this.ticks = ticks;
  }

  /** Moves to the next frame behind the keyframe; false after the last. */
  boolean advance() {
    if (passed + 1 >= group.frames()) {
      return false;
    }
    passed++;
    return true;
  }

  /** Number of the current frame, which is the keyframe at first. */
  long number() {
    return group.firstFrame() + passed;
  }

  /** Presentation time of the current frame. */
  long pts() {
    return group.firstPts() + passed * ticks;
  }

  /** How many frames there are behind the keyframe. */
  long frames() {
    return group.frames() - 1;
  }
}
