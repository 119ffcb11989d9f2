package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.video.VideoInfo;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Holds frames against the rows that are wanted, exactly. Not thread-safe. */
final class FrameTest {
  private final WantedRows wanted;
  private final Object[] values = new Object[FrameCondition.COLUMNS.size()];
  private final GenericInternalRow row = new GenericInternalRow(values);
  private final boolean[] needed = new boolean[values.length];

  FrameTest(WantedRows wanted) {
    this.wanted = wanted;
    for (int i = 0; i < needed.length; i++) {
      needed[i] = wanted.filter().needs(FrameCondition.COLUMNS.get(i));
    }
  }

  /** Whether a row is to be made of the frame. */
  boolean keeps(VideoInfo video, UTF8String camera, FrameLabel frame) {
    if (frame.frame() % wanted.choice().step() != 0
        || !wanted.choice().sample().keeps(video, frame.frame())) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (needed[i]) {
        values[i] = FrameCondition.COLUMNS.get(i).value(video, camera, frame);
      }
    }
    return wanted.filter().keeps(row);
  }
}
