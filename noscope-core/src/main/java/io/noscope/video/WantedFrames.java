package io.noscope.video;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A choice of frames held against one video: which frames it means, and what to decode for them.
 */
final class WantedFrames {
  /** All groups are decoded as far as they are wanted. */
  static final IntPredicate NONE = group -> false;

  private final VideoInfo info;
  private final FrameChoice choice;
  private final IntPredicate still;
  private final long firstPts;
  private final long lastPts;

  WantedFrames(VideoInfo info, FrameChoice choice) {
    this(info, choice, NONE);
  }

  /**
   * @param still of which groups, by the index of the keyframe, to decode no more than the keyframe
   */
  WantedFrames(VideoInfo info, FrameChoice choice, IntPredicate still) {
    this.info = info;
    this.choice = choice;
    this.still = still;
    FrameTimes times = info.times();
    firstPts = ticks(choice.firstSeconds(), times, -1);
    lastPts = ticks(choice.lastSeconds(), times, 1);
  }

  /** A tick to the safe side: the caller compares seconds exactly. */
  private static long ticks(double seconds, FrameTimes times, int margin) {
    double ticks = times.first() + seconds / times.secondsPerTick();
    return Double.isInfinite(ticks) ? (long) ticks : Math.round(ticks) + margin;
  }

  /** Whether the frame with this number and time is wanted. */
  boolean test(long frame, long pts) {
    return frame >= choice.firstFrame()
        && frame < choice.endFrame()
        && frame % choice.step() == 0
        && pts >= firstPts
        && pts <= lastPts
        && (!choice.keyframesOnly() || !info.times().unique() || info.isKeyframe(frame))
        && choice.sample().keeps(info, frame);
  }

  /** Whether the frame shown at this time may be wanted, as well as that can be told. */
  boolean testTime(long pts) {
    if (pts < firstPts || pts > lastPts) {
      return false;
    }
    return !info.times().even() || test(info.times().number(pts), pts);
  }

  /**
   * What to decode of a segment: runs of groups of pictures that hold a wanted frame. A group is a
   * keyframe and what follows up to the next.
   */
  List<Segment> runs(Segment segment) {
    if ((choice.isAll() && still == NONE) || !info.times().unique()) {
      return List.of(segment);
    }
    List<Segment> runs = new ArrayList<>();
    Keyframes keyframes = info.keyframes();
    int at = keyframes.floor(segment.firstFrame());
    while (at < keyframes.size() && keyframes.get(at).frame() < segment.endFrame()) {
      Segment group = info.group(at);
      if (holdsWanted(group)) {
        Segment run = choice.keyframesOnly() || still.test(at) ? keyframe(group) : group;
        Segment last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.endFrame() == run.firstFrame()) {
          runs.set(runs.size() - 1, last.upTo(run));
        } else {
          runs.add(run);
        }
      }
      at++;
    }
    return runs;
  }

  private static Segment keyframe(Segment group) {
    return new Segment(
        group.firstFrame(),
        1,
        group.seekPts(),
        group.firstPts(),
        group.firstPts() + 1,
        group.position());
  }

  private boolean holdsWanted(Segment group) {
    GroupSample sample = choice.sample();
    if (sample.drawsGroups(info) && !sample.keeps(info, group.firstFrame())) {
      return false;
    }
    long first = Math.max(group.firstFrame(), choice.firstFrame());
    long end = Math.min(group.endFrame(), choice.endFrame());
    if (choice.keyframesOnly()) {
      return test(group.firstFrame(), group.firstPts());
    }
    long multiple = (first + choice.step() - 1) / choice.step() * choice.step();
    return multiple < end && group.firstPts() <= lastPts && group.endPts() > firstPts;
  }

  /** Whether no frame of the run is wanted behind the one with this number and time. */
  boolean noneBehind(long frame, long pts, Segment run) {
    long end = Math.min(run.endFrame(), choice.endFrame());
    return frame >= (end - 1) / choice.step() * choice.step() || pts >= lastPts;
  }
}
