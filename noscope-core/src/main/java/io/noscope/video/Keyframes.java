package io.noscope.video;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The keyframes of a file in presentation order, kept in 24 bytes each: a day of video in which
 * every frame is one has millions.
 */
public final class Keyframes extends AbstractList<Keyframe> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int NUMBERS = 3;

  private final long[] numbers;

  private Keyframes(long[] numbers) {
    this.numbers = numbers;
  }

  /**
   * Packs a list.
   *
   * @throws IllegalArgumentException when frame numbers do not rise
   */
  public static Keyframes of(List<Keyframe> keyframes) {
    if (keyframes instanceof Keyframes packed) {
      return packed;
    }
    long[] numbers = new long[NUMBERS * keyframes.size()];
    long last = -1;
    int at = 0;
    for (Keyframe keyframe : keyframes) {
      if (keyframe.frame() <= last) {
        throw new IllegalArgumentException(
            "keyframe %d follows keyframe %d".formatted(keyframe.frame(), last));
      }
      last = keyframe.frame();
      numbers[at++] = keyframe.frame();
      numbers[at++] = keyframe.pts();
      numbers[at++] = keyframe.position();
    }
    return new Keyframes(numbers);
  }

  @Override
  public int size() {
    return numbers.length / NUMBERS;
  }

  @Override
  public Keyframe get(int index) {
    int at = NUMBERS * index;
    return new Keyframe(numbers[at], numbers[at + 1], numbers[at + 2]);
  }

  /** Index of the last keyframe at or before a frame; -1 if there is none. */
  public int floor(long frame) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numbers[NUMBERS * middle] <= frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
