package io.noscope.video;

import java.util.Arrays;

/**
 * Numbers frames by how many of the segment's packets are shown earlier, so that a frame that is
 * lost leaves a gap instead of shifting those behind it.
 */
final class FrameNumbers {
  private long[] pending = new long[32];
  private boolean[] expected = new boolean[32];
  private int size;
  private long next;
  private final LostFrames lost;

  /** Numbers from {@code first} on, and notes what is lost. */
  FrameNumbers(long first, LostFrames lost) {
    next = first;
    this.lost = lost;
  }

  /**
   * Notes that a packet shown at this time went into the decoder.
   *
   * @param comes whether its frame is to come out, and is lost otherwise
   */
  void sent(long time, boolean comes) {
    if (size == pending.length) {
      pending = Arrays.copyOf(pending, 2 * size);
      expected = Arrays.copyOf(expected, 2 * size);
    }
    int at = size++;
    for (; at > 0 && pending[at - 1] > time; at--) {
      pending[at] = pending[at - 1];
      expected[at] = expected[at - 1];
    }
    pending[at] = time;
    expected[at] = comes;
  }

  /** The number of the frame that came out with this time; times only ever rise. */
  long shown(long time) {
    int earlier = 0;
    while (earlier < size && pending[earlier] < time) {
      earlier++;
    }
    noteLost(earlier);
    long number = next + earlier;
    drop(earlier < size && pending[earlier] == time ? earlier + 1 : earlier);
    return number;
  }

  /** Gives up those that have not come out. */
  void end() {
    noteLost(size);
    drop(size);
  }

  private void noteLost(int first) {
    for (int i = 0; i < first; i++) {
      if (expected[i]) {
        lost.add(next + i);
      }
    }
  }

  private void drop(int gone) {
    next += gone;
    size -= gone;
    System.arraycopy(pending, gone, pending, 0, size);
    System.arraycopy(expected, gone, expected, 0, size);
  }
}
