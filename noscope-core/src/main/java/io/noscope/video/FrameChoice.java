package io.noscope.video;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * Which frames of a video are wanted, so that others need not be decoded where the codec lets it.
 *
 * @param firstFrame number of the first frame that may be wanted
 * @param endFrame number of the frame after the last that may be
 * @param firstSeconds earliest time that may be wanted, in seconds since frame 0
 * @param lastSeconds latest time that may be
 * @param step frames whose number is a multiple of it are wanted; 1 for all
 * @param keyframesOnly whether only frames that decoding can start at are wanted; all frames are of
 *     a file without times, where the headers do not tell
 * @param sample the share of groups of pictures that is wanted
 */
public record FrameChoice(
    long firstFrame,
    long endFrame,
    double firstSeconds,
    double lastSeconds,
    int step,
    boolean keyframesOnly,
    GroupSample sample)
    implements Serializable {
  /** Every frame. */
  public static final FrameChoice ALL =
      new FrameChoice(
          0,
          Long.MAX_VALUE,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          1,
          false,
          GroupSample.ALL);

  public FrameChoice {
    if (step < 1) {
      throw new IllegalArgumentException("a step of " + step + " frames; 1 is the least");
    }
  }

  /** Frames from one number up to, but without, another, that this choice has as well. */
  public FrameChoice frames(long from, long end) {
    return new FrameChoice(
        Math.max(firstFrame, from),
        Math.min(endFrame, end),
        firstSeconds,
        lastSeconds,
        step,
        keyframesOnly,
        sample);
  }

  /** Frames from one time to another, both included, that this choice has as well. */
  public FrameChoice seconds(double from, double to) {
    return new FrameChoice(
        firstFrame,
        endFrame,
        Math.max(firstSeconds, from),
        Math.min(lastSeconds, to),
        step,
        keyframesOnly,
        sample);
  }

  /** Every n-th frame of the file that this choice has as well. */
  public FrameChoice every(int frames) {
    return new FrameChoice(
        firstFrame, endFrame, firstSeconds, lastSeconds, frames, keyframesOnly, sample);
  }

  /** Frames that decoding can start at that this choice has as well. */
  public FrameChoice keyframes() {
    return new FrameChoice(firstFrame, endFrame, firstSeconds, lastSeconds, step, true, sample);
  }

  /** Frames of a share of the groups of pictures that this choice has as well. */
  public FrameChoice sample(GroupSample share) {
    return new FrameChoice(
        firstFrame, endFrame, firstSeconds, lastSeconds, step, keyframesOnly, share);
  }

  /** Frames that both choices have. */
  public FrameChoice and(FrameChoice other) {
    if (!sample.isAll() && !other.sample.isAll()) {
      throw new IllegalArgumentException("two samples: " + sample + " and " + other.sample);
    }
    return new FrameChoice(
        Math.max(firstFrame, other.firstFrame),
        Math.min(endFrame, other.endFrame),
        Math.max(firstSeconds, other.firstSeconds),
        Math.min(lastSeconds, other.lastSeconds),
        commonStep(step, other.step),
        keyframesOnly || other.keyframesOnly,
        sample.isAll() ? other.sample : sample);
  }

  /** The least common multiple; beyond the largest file any number has frame 0 alone. */
  private static int commonStep(int a, int b) {
    long divisor = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValue();
    return (int) Math.min(Integer.MAX_VALUE, a / divisor * b);
  }

  /** Whether a segment of the video may hold a wanted frame, as well as its index tells. */
  public boolean mayHold(VideoInfo video, Segment segment) {
    return !new WantedFrames(video, this).runs(segment).isEmpty();
  }

  /** Whether it is every frame. */
  public boolean isAll() {
    return equals(ALL);
  }
}
