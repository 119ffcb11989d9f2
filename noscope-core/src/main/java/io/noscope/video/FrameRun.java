package io.noscope.video;

import java.io.IOException;

/**
 * Segments that follow each other, decoded in one go: the file is opened once, and the decoder goes
 * on where one segment ends and the next begins.
 */
public final class FrameRun implements AutoCloseable {
  private final FrameSource source;
  private boolean ahead;
  private boolean ended;

  /** Owns the source, which gives the frames of all segments. */
  public FrameRun(FrameSource source) {
    this.source = source;
  }

  /** The frames of the next segment; the part before it must have been read to its end. */
  public FrameSource part(Segment segment) {
    return new FramePart(this, segment);
  }

  FrameSource source() {
    return source;
  }

  /** Moves to the segment's next frame; false, with the frame kept for later, at its end. */
  boolean advanceTo(Segment segment) throws IOException {
    if (!ahead && !ended) {
      ended = !source.advance();
    }
    ahead = !ended && source.number() >= segment.endFrame();
    return !ahead && !ended;
  }

  @Override
  public void close() {
    source.close();
  }
}
