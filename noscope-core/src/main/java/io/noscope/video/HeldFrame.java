package io.noscope.video;

/** A frame's pixels, kept beyond the next {@link FrameSource#advance} until closed. */
public interface HeldFrame extends AutoCloseable {
  /** The whole frame at full size; converted at each call. */
  Image image();

  /** Bytes of memory that holding this frame costs. */
  long bytes();

  @Override
  void close();
}
