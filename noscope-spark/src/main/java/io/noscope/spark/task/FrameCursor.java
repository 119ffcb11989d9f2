package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import java.io.IOException;

/** Labels of one slice's frames in order, with or without a cascade. */
public interface FrameCursor extends AutoCloseable {
  /** Moves to the next frame; false after the last. */
  boolean advance() throws IOException;

  /** The current frame; its pixels, if any, are the caller's to close. */
  FrameLabel label();

  /** Counts so far. */
  StageCounts counts();

  /** Frames that the decoder gave out so far, wanted or not. */
  long decoded();

  @Override
  void close() throws IOException;
}
