package io.noscope.video;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Groups of pictures that are decoded as far as their first frame; the others pass. */
final class StillGroups {
  private final VideoInfo info;
  private final GroupMotion motion;
  private final IntPredicate still;
  private Optional<StillGroup> due = Optional.empty();
  private Optional<StillGroup> passing = Optional.empty();

  /**
   * @param below groups with less motion are still
   */
  StillGroups(VideoInfo info, GroupMotion motion, double below) {
    this.info = info;
    this.motion = motion;
    still = below > 0 ? group -> motion.of(group) < below : WantedFrames.NONE;
  }

  /** Which groups are still, by the index of the keyframe. */
  IntPredicate still() {
    return still;
  }

  /** Begins a run of frames to decode, of which the last may be the keyframe of a still group. */
  void start(Segment run) {
    long keyframe = run.endFrame() - 1;
    int group = info.keyframes().floor(keyframe);
    due =
        still != WantedFrames.NONE && info.isKeyframe(keyframe) && still.test(group)
            ? Optional.of(new StillGroup(info.group(group), motion.ticks(group).getAsLong()))
            : Optional.empty();
  }

  /** Ends a run. Without their keyframe, frames that are to look like it are as good as lost. */
  void end(LostFrames lost) {
    due.ifPresent(group -> lost.add(group.number() + 1, group.frames()));
    due = Optional.empty();
  }

  /** Notes that a frame came out: behind the keyframe of a still group, the others pass. */
  void shown(long number) {
    if (due.isPresent() && due.get().number() == number) {
      passing = due;
      due = Optional.empty();
    }
  }

  /** The next frame that passes; empty where there is none. */
  Optional<PassedFrame> next() {
    Optional<PassedFrame> next =
        passing
            .filter(StillGroup::advance)
            .map(group -> new PassedFrame(group.number(), group.pts()));
    if (next.isEmpty()) {
      passing = Optional.empty();
    }
    return next;
  }
}
