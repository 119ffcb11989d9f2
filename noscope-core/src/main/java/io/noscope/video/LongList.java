package io.noscope.video;

import java.io.Serializable;
import java.util.Arrays;

/** Numbers in a growing array: a day of video has millions of times. */
final class LongList implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FIRST = 1024;

  private long[] values = new long[FIRST];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
