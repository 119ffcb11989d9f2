package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.video.VideoInfo;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Holds frames against the rows that are wanted, exactly. Not thread-safe. */
final class FrameTest {
  private static final int COLUMNS = FrameCondition.COLUMNS.size();

  private final WantedRows wanted;
  private final Object[] values;
  private final GenericInternalRow row;
  private final boolean[] needed = new boolean[COLUMNS];

  /** For a read without a query. */
  FrameTest(WantedRows wanted) {
    this(wanted, 0);
  }

  /**
   * @param queries how many queries the scan answers
   */
  FrameTest(WantedRows wanted, int queries) {
    this.wanted = wanted;
    values = new Object[COLUMNS + queries];
    row = new GenericInternalRow(values);
    for (int i = 0; i < COLUMNS; i++) {
      needed[i] = wanted.filter().needs(FrameCondition.COLUMNS.get(i));
    }
  }

  /** Whether a row is to be made of a frame about which nothing is asked. */
  boolean keeps(VideoInfo video, UTF8String camera, FrameLabel frame) {
    return keeps(video, camera, List.of(frame));
  }

  /**
   * Whether a row is to be made of a frame.
   *
   * @param labels for each query, or one where there is none
   */
  boolean keeps(VideoInfo video, UTF8String camera, List<FrameLabel> labels) {
    for (int i = COLUMNS; i < values.length; i++) {
      values[i] = labels.get(i - COLUMNS).present();
    }
    return isChosen(video, camera, labels.get(0)) && wanted.filter().keeps(row);
  }

  /**
   * Whether a row may have to be made of a frame.
   *
   * @param present for each query, whether the frame shows what it asks for, if that is known
   */
  boolean mayKeep(
      VideoInfo video, UTF8String camera, FrameLabel frame, List<Optional<Boolean>> present) {
    for (int i = COLUMNS; i < values.length; i++) {
      values[i] = present.get(i - COLUMNS).orElse(null);
    }
    return isChosen(video, camera, frame) && wanted.filter().mayKeep(row);
  }

  /** Whether a frame is of the step and sample; puts down what the filter needs of it. */
  private boolean isChosen(VideoInfo video, UTF8String camera, FrameLabel frame) {
    if (frame.frame() % wanted.choice().step() != 0
        || !wanted.choice().sample().keeps(video, frame.frame())) {
      return false;
    }
    for (int i = 0; i < COLUMNS; i++) {
      if (needed[i]) {
        values[i] = FrameCondition.COLUMNS.get(i).value(video, camera, frame);
      }
    }
    return true;
  }
}
