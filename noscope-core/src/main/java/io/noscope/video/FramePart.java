package io.noscope.video;

import io.noscope.label.Rectangle;
import java.io.IOException;
import java.util.Optional;

/**
 * The frames of one segment of a run that is decoded as a whole. Parts of a run are read one after
 * another, each to its end; closing one leaves the run open.
 */
public final class FramePart implements FrameSource {
  private final FrameRun run;
  private final Segment segment;
  private boolean current;

  FramePart(FrameRun run, Segment segment) {
    this.run = run;
    this.segment = segment;
  }

  @Override
  public boolean advance() throws IOException {
    current = run.advanceTo(segment);
    return current;
  }

  private FrameSource source() {
    if (!current) {
      throw new IllegalStateException(
          "there is no current frame in frames %d to %d; call advance() and mind its answer"
              .formatted(segment.firstFrame(), segment.endFrame() - 1));
    }
    return run.source();
  }

  @Override
  public long number() {
    return source().number();
  }

  @Override
  public long pts() {
    return source().pts();
  }

  @Override
  public double seconds() {
    return source().seconds();
  }

  @Override
  public boolean keyframe() {
    return source().keyframe();
  }

  @Override
  public boolean disposable() {
    return source().disposable();
  }

  @Override
  public double motion() {
    return source().motion();
  }

  @Override
  public byte[] view(Optional<Rectangle> part, int side) {
    return source().view(part, side);
  }

  @Override
  public byte[] draft(Optional<Rectangle> part, int side) {
    return source().draft(part, side);
  }

  @Override
  public HeldFrame hold() {
    return source().hold();
  }

  @Override
  public void close() {
    current = false;
  }
}
