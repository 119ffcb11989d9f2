package io.noscope.video;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The presentation times of a file's frames, gathered in decode order, and where the file can be
 * cut. Those of parts that follow each other can be put together.
 */
final class PacketScan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LongList times = new LongList();
  // For each keyframe its place in decode order, and its byte.
  private final LongList keys = new LongList();
  private final LongList positions = new LongList();

  /**
   * Adds the next frame in decode order.
   *
   * @param time presentation time, or {@link PacketTimes#NONE}
   * @param key whether it is coded without reference to others
   * @param position byte at which it begins
   */
  void add(long time, boolean key, long position) {
    if (key) {
      keys.add(times.size());
      positions.add(position);
    }
    times.add(time);
  }

  /** Adds the frames of the next part. */
  void append(PacketScan next) {
    for (int i = 0; i < next.keys.size(); i++) {
      keys.add(times.size() + next.keys.get(i));
      positions.add(next.positions.get(i));
    }
    for (int i = 0; i < next.times.size(); i++) {
      times.add(next.times.get(i));
    }
  }

  /** How many frames there are. */
  int frames() {
    return times.size();
  }

  /** Puts times in order once all frames are there. */
  Timeline timeline() {
    long[] sorted = times.toArray();
    Arrays.sort(sorted);
    boolean unique = true;
    for (int i = 0; i < sorted.length && unique; i++) {
      unique = sorted[i] != PacketTimes.NONE && (i == 0 || sorted[i] != sorted[i - 1]);
    }
    if (!unique) {
      Keyframe only = new Keyframe(0, firstKnown(sorted), Keyframe.UNKNOWN);
      return new Timeline(false, sorted, Keyframes.of(List.of(only)));
    }
    return new Timeline(true, sorted, keyframes(sorted));
  }

  /**
   * Keyframes behind which nothing is shown that was decoded before them. Pictures decoded later
   * may be shown earlier: they belong to the segment before, whose decoding goes on for them.
   */
  private Keyframes keyframes(long[] sorted) {
    List<Keyframe> keyframes = new ArrayList<>();
    long latest = Long.MIN_VALUE;
    int decoded = 0;
    for (int k = 0; k < keys.size(); k++) {
      for (; decoded < keys.get(k); decoded++) {
        latest = Math.max(latest, times.get(decoded));
      }
      long time = times.get(decoded);
      int frame = Arrays.binarySearch(sorted, time);
      if (frame > 0 && keyframes.isEmpty()) {
        keyframes.add(new Keyframe(0, sorted[0], 0));
      }
      if (time > latest) {
        keyframes.add(new Keyframe(frame, time, positions.get(k)));
      }
    }
    if (keyframes.isEmpty()) {
      keyframes.add(new Keyframe(0, sorted[0], 0));
    }
    return Keyframes.of(keyframes);
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
  record Timeline(boolean unique, long[] times, Keyframes keyframes) {
    /** Mean distance of two frames in ticks; 0 if that cannot be told. */
    double ticksPerFrame() {
      return unique && times.length > 1
          ? (double) (times[times.length - 1] - times[0]) / (times.length - 1)
          : 0;
    }

    /** When the frames are shown, with a rate for where the times do not tell it. */
    FrameTimes frameTimes(double secondsPerTick, double declaredRate) {
      double spacing = ticksPerFrame() * secondsPerTick;
      long first = keyframes.get(0).pts();
      long last = unique ? times[times.length - 1] : Math.max(first, times[times.length - 1]);
      FrameTimes all =
          new FrameTimes(
              first, last, secondsPerTick, spacing > 0 ? 1 / spacing : declaredRate, unique, false);
      return unique && tellsNumbers(all)
          ? new FrameTimes(first, last, secondsPerTick, all.framesPerSecond(), true, true)
          : all;
    }

    private boolean tellsNumbers(FrameTimes all) {
      for (int i = 0; i < times.length; i++) {
        if (all.number(times[i]) != i) {
          return false;
        }
      }
      return true;
    }
  }
}
