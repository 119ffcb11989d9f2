package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.video.FrameSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Frames without a question. */
public final class PlainFrames implements FrameCursor {
  private final FrameSource source;
  private final boolean keepPixels;
  private long frames;
  private long nanos;

  /**
   * Owns the source.
   *
   * @param keepPixels whether labels carry the pixels of their frames
   */
  public PlainFrames(FrameSource source, boolean keepPixels) {
    this.source = source;
    this.keepPixels = keepPixels;
  }

  @Override
  public boolean advance() throws IOException {
    long start = System.nanoTime();
    boolean more = source.advance();
    nanos += System.nanoTime() - start;
    frames += more ? 1 : 0;
    return more;
  }

  /** The current frame; its pixels, if any, are the caller's to close. */
  public FrameLabel label() {
    FrameLabel label = FrameLabel.unasked(source);
    return keepPixels ? label.with(Optional.of(source.hold())) : label;
  }

  @Override
  public List<FrameLabel> labels() {
    return List.of(label());
  }

  @Override
  public StageCounts counts() {
    return StageCounts.uncascaded(frames, 0, nanos);
  }

  @Override
  public void close() {
    source.close();
  }
}
