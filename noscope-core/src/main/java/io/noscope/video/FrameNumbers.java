package io.noscope.video;

import java.util.Arrays;
import java.util.Queue;

/**
 * Numbers frames by how many of the segment's packets are shown earlier, so that a frame that is
 * lost leaves a gap instead of shifting those behind it.
 */
final class FrameNumbers {
  private long[] pending = new long[32];
  private boolean[] expected = new boolean[32];
  private boolean[] disposable = new boolean[32];
  private int size;
  private long next;
  private final LostFrames lost;
  private final Queue<PassedFrame> passed;
  private boolean shownDisposable;

  /**
   * Numbers from {@code first} on.
   *
   * @param lost gets what was to come out and does not
   * @param passed gets the disposable frames that were not to come out, in order
   */
  FrameNumbers(long first, LostFrames lost, Queue<PassedFrame> passed) {
    next = first;
    this.lost = lost;
    this.passed = passed;
  }

  /**
   * Notes that there is a packet shown at this time.
   *
   * @param comes whether its frame is to come out, and is lost otherwise
   * @param isDisposable whether no other frame is predicted from it
   */
  void sent(long time, boolean comes, boolean isDisposable) {
    if (size == pending.length) {
      pending = Arrays.copyOf(pending, 2 * size);
      expected = Arrays.copyOf(expected, 2 * size);
      disposable = Arrays.copyOf(disposable, 2 * size);
    }
    int at = size++;
    for (; at > 0 && pending[at - 1] > time; at--) {
      pending[at] = pending[at - 1];
      expected[at] = expected[at - 1];
      disposable[at] = disposable[at - 1];
    }
    pending[at] = time;
    expected[at] = comes;
    disposable[at] = isDisposable;
  }

  /** The number of the frame that came out with this time; times only ever rise. */
  long shown(long time) {
    int earlier = 0;
    while (earlier < size && pending[earlier] < time) {
      earlier++;
    }
    noteMissing(earlier);
    long number = next + earlier;
    boolean known = earlier < size && pending[earlier] == time;
    shownDisposable = known && disposable[earlier];
    drop(known ? earlier + 1 : earlier);
    return number;
  }

  /** Whether no other frame is predicted from the one that came out last. */
  boolean shownDisposable() {
    return shownDisposable;
  }

  /** Gives up those that have not come out. */
  void end() {
    noteMissing(size);
    drop(size);
  }

  private void noteMissing(int first) {
    for (int i = 0; i < first; i++) {
      if (expected[i]) {
        lost.add(next + i);
      } else if (disposable[i]) {
        passed.add(new PassedFrame(next + i, pending[i]));
      }
    }
  }

  private void drop(int gone) {
    next += gone;
    size -= gone;
    System.arraycopy(pending, gone, pending, 0, size);
    System.arraycopy(expected, gone, expected, 0, size);
    System.arraycopy(disposable, gone, disposable, 0, size);
  }
}
