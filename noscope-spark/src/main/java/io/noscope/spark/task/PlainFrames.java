package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import io.noscope.cascade.StageCounts;
import io.noscope.video.FrameSource;
import java.io.IOException;
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

  @Override
  public FrameLabel label() {
    return new FrameLabel(
        source.number(),
        source.pts(),
        source.seconds(),
        source.keyframe(),
        true,
        Stage.SKIPPED,
        Optional.empty(),
        keepPixels ? Optional.of(source.hold()) : Optional.empty());
  }

  @Override
  public StageCounts counts() {
    return new StageCounts(frames, 0, 0, 0, 0, 0, nanos, 0, 0, 0);
  }

  @Override
  public void close() {
    source.close();
  }
}
