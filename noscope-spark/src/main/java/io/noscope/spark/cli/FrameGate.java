package io.noscope.spark.cli;

import io.noscope.video.FrameSource;

/** Picks, in a program that walks through a video, the frames that the detector is shown. */
interface FrameGate extends AutoCloseable {
  /** Whether the source's current frame is one; asked about each frame, in order. */
  boolean opensFor(FrameSource source);

  /** Lets go of what is held, if anything is. */
  @Override
  default void close() {}

  /** One of so many frames of a file, and its first. */
  static FrameGate every(int frames) {
    return source -> source.number() % frames == 0;
  }
}
