package io.noscope.spark.train;

import io.noscope.optimize.LabelledSegment;
import java.io.Serializable;

/**
 * A labelled slice as it comes back from a task, with what it took.
 *
 * @param order what was asked for
 * @param present label of each frame
 * @param views view of 100x100x3 BGR bytes of each frame
 * @param work time and calls
 */
record LabelledSlice(LabelOrder order, boolean[] present, byte[][] views, LabelWork work)
    implements Serializable {
  LabelledSegment segment() {
    return new LabelledSegment(
        order.slice().video().file(), order.slice().segment(), present, views);
  }
}
