package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import java.io.IOException;
import java.util.List;

/** Labels of one slice's frames in order, with or without cascades. */
public interface FrameCursor extends AutoCloseable {
  /** Moves to the next frame; false after the last. */
  boolean advance() throws IOException;

  /**
   * The current frame's labels: one for each cascade, and one where there is none. The first has
   * the pixels, if any, which are the caller's to close.
   */
  List<FrameLabel> labels();

  /** Counts so far. */
  StageCounts counts();

  @Override
  void close() throws IOException;
}
