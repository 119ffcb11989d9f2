package io.noscope.detect;

import io.noscope.video.SmallView;
import java.io.Serializable;
import java.util.Objects;

/**
 * Views with the reference detector's labels, in time order.
 *
 * @param side of each view in pixels
 * @param views side x side x 3 BGR bytes of each view, one after another; not copied
 * @param present for each view whether it shows the class; not copied
 */
public record LabelledViews(int side, byte[] views, boolean[] present) implements Serializable {
  public LabelledViews {
    Objects.requireNonNull(views, "views");
    Objects.requireNonNull(present, "present");
    if (views.length != (long) present.length * SmallView.bytes(side)) {
      throw new IllegalArgumentException(
          "%d labels need as many views of %d bytes, not %d bytes"
              .formatted(present.length, SmallView.bytes(side), views.length));
    }
  }

  /** Bytes of a view. */
  public int viewBytes() {
    return SmallView.bytes(side);
  }

  /** How many views. */
  public int size() {
    return present.length;
  }

  /** How many show the class. */
  public int positives() {
    int positives = 0;
    for (boolean each : present) {
      positives += each ? 1 : 0;
    }
    return positives;
  }

  /** Mean of all views: side x side x 3 values in 0..255. */
  float[] mean() {
    long[] sums = new long[viewBytes()];
    for (int view = 0; view < size(); view++) {
      int from = view * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += views[from + i] & 0xff;
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) ((double) sums[i] / size());
    }
    return mean;
  }

  /** At most so many of these views, evenly spread over them. */
  LabelledViews spread(int most) {
    int count = Math.min(most, size());
    int bytes = viewBytes();
    byte[] some = new byte[count * bytes];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * size() / count);
      System.arraycopy(views, from * bytes, some, i * bytes, bytes);
      labels[i] = present[from];
    }
    return new LabelledViews(side, some, labels);
  }
}
