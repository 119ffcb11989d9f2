package io.noscope.video;

import java.util.Arrays;

/**
 * Numbers frames by how many of the segment's packets are shown earlier, so that a frame that is
 * lost leaves a gap instead of shifting those behind it.
 */
final class FrameNumbers {
  private long[] pending = new long[32];
  private int size;
  private long next;

  /** Numbers from {@code first} on. */
  FrameNumbers(long first) {
    next = first;
  }

  /** Notes that a packet shown at this time went into the decoder. */
  void sent(long time) {
    if (size == pending.length) {
      pending = Arrays.copyOf(pending, 2 * size);
    }
    int at = size++;
    for (; at > 0 && pending[at - 1] > time; at--) {
      pending[at] = pending[at - 1];
    }
    pending[at] = time;
  }

  /** The number of the frame that came out with this time; times only ever rise. */
  long shown(long time) {
    int earlier = 0;
    while (earlier < size && pending[earlier] < time) {
      earlier++;
    }
    long number = next + earlier;
    int gone = earlier < size && pending[earlier] == time ? earlier + 1 : earlier;
    next += gone;
    size -= gone;
    System.arraycopy(pending, gone, pending, 0, size);
    return number;
  }
}
