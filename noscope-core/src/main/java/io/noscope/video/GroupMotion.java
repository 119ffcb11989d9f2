package io.noscope.video;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much moves in each group of pictures of a file, going by the sizes of its packets alone: what
 * stays as it was costs an encoder next to nothing (Hwang et al., CoVA, USENIX ATC 2022, go further
 * and look into the packets). Nothing is known of a group unless an index tells the size of every
 * packet, its packets become its frames and no others, and these lie evenly in time.
 */
final class GroupMotion {
  /** Packets to take the mean of, so that a passer-by shows and one odd packet does not. */
  static final int WINDOW = 5;

  private final FFmpegContainer container;
  private final VideoInfo info;
  private int lastGroup = -1;
  private double last;

  /** Owns nothing. */
  GroupMotion(FFmpegContainer container, VideoInfo info) {
    this.container = container;
    this.info = info;
  }

  /** That of the group that a frame is in. */
  double at(long frame) {
    int group = info.keyframes().floor(frame);
    if (group != lastGroup) {
      lastGroup = group;
      last = of(group);
    }
    return last;
  }

  /**
   * The largest mean size in bytes of five packets in a row, the keyframe left out.
   *
   * @param group index of its keyframe
   * @return infinity where it is not known
   */
  double of(int group) {
    Segment frames = info.group(group);
    OptionalInt first =
        info.times().unique()
            ? container.packetAt(info.keyframes().get(group))
            : OptionalInt.empty();
    if (first.isEmpty() || ticks(group).isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    int packets = (int) frames.frames();
    if (!isWhole(group, first.getAsInt(), packets)) {
      return Double.POSITIVE_INFINITY;
    }
    return largestMean(first.getAsInt() + 1, first.getAsInt() + packets);
  }

  /** Ticks from each frame of a group to the next, if these are whole and the same. */
  OptionalLong ticks(int group) {
    Segment frames = info.group(group);
    boolean last = group + 1 == info.keyframes().size();
    long gaps = last ? frames.frames() - 1 : frames.frames();
    long span = (last ? info.times().last() : frames.endPts()) - frames.firstPts();
    if (gaps == 0) {
      return OptionalLong.of(1);
    }
    return span > 0 && span % gaps == 0 ? OptionalLong.of(span / gaps) : OptionalLong.empty();
  }

  private boolean isWhole(int group, int first, int packets) {
    long ticks = ticks(group).getAsLong();
    if (first + packets > container.packets()) {
      return false;
    }
    for (int i = first; i < first + packets; i++) {
      boolean even = i == first || container.packetTime(i) - container.packetTime(i - 1) == ticks;
      if (!even || container.packetIsHidden(i)) {
        return false;
      }
    }
    int end = first + packets;
    return group + 1 == info.keyframes().size()
        ? end == container.packets()
        : container.packetAt(info.keyframes().get(group + 1)).equals(OptionalInt.of(end));
  }

  private double largestMean(int from, int end) {
    int window = Math.min(WINDOW, end - from);
    long sum = 0;
    long largest = 0;
    for (int i = from; i < end; i++) {
      sum += container.packetSize(i);
      if (i - from >= window) {
        sum -= container.packetSize(i - window);
      }
      largest = Math.max(largest, sum);
    }
    return window == 0 ? 0 : (double) largest / window;
  }
}
