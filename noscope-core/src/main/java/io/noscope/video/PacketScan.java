package io.noscope.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The presentation times of a file's frames, gathered in decode order, and where the file can be
 * cut.
 */
final class PacketScan {
  private long[] times = new long[1024];
  private int count;
  private long latest = Long.MIN_VALUE;
  private boolean timed = true;
  private final List<Long> splits = new ArrayList<>();

  /**
   * Adds the next frame in decode order.
   *
   * @param time presentation time, or {@link PacketTimes#NONE}
   * @param entry whether decoding can start here and yields everything that is shown later
   */
  void add(long time, boolean entry) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count++] = time;
    timed &= time != PacketTimes.NONE;
    // What was decoded earlier must be shown earlier. Pictures decoded later may be shown earlier:
    // they belong to the segment before, whose decoding goes on for them.
    if (entry && time > latest) {
      splits.add(time);
    }
    latest = Math.max(latest, time);
  }

  /** How many frames there are. */
  int frames() {
    return count;
  }

  /** Puts times in order once all frames are there. */
  Timeline timeline() {
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    boolean unique = timed;
    for (int i = 1; i < count && unique; i++) {
      unique = sorted[i] != sorted[i - 1];
    }
    if (!unique) {
      return new Timeline(false, sorted, List.of(new Keyframe(0, firstKnown(sorted))));
    }
    List<Keyframe> keyframes = new ArrayList<>();
    keyframes.add(new Keyframe(0, sorted[0]));
    for (long split : splits) {
      int frame = Arrays.binarySearch(sorted, split);
      if (frame > 0) {
        keyframes.add(new Keyframe(frame, split));
      }
    }
    return new Timeline(true, sorted, keyframes);
  }

  private static long firstKnown(long[] sorted) {
    for (long time : sorted) {
      if (time != PacketTimes.NONE) {
        return time;
      }
    }
    return 0;
  }

  /**
   * Frames in presentation order.
   *
   * @param unique whether each frame has a presentation time of its own
   * @param times ascending
   * @param keyframes where the file can be cut; the first is frame 0
   */
  record Timeline(boolean unique, long[] times, List<Keyframe> keyframes) {
    /** Mean distance of two frames in ticks; 0 if that cannot be told. */
    double ticksPerFrame() {
      return unique && times.length > 1
          ? (double) (times[times.length - 1] - times[0]) / (times.length - 1)
          : 0;
    }
  }
}
