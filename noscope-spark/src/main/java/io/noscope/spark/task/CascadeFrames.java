package io.noscope.spark.task;

import io.noscope.cascade.CascadeRunner;
import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.VideoFile;
import java.io.IOException;

/** A cascade over one slice; what the reference detector says anew is remembered. */
final class CascadeFrames implements FrameCursor {
  private final VideoFile file;
  private final FFmpegFrameSource source;
  private final CascadeRunner runner;
  private final DetectionMemory memory;

  /** Owns the source and the runner. */
  CascadeFrames(
      VideoFile file, FFmpegFrameSource source, CascadeRunner runner, DetectionMemory memory) {
    this.file = file;
    this.source = source;
    this.runner = runner;
    this.memory = memory;
  }

  @Override
  public boolean advance() throws IOException {
    boolean more = runner.advance();
    if (more) {
      FrameLabel label = runner.label();
      label.detections().ifPresent(found -> memory.learn(file, label.frame(), found));
    }
    return more;
  }

  @Override
  public FrameLabel label() {
    return runner.label();
  }

  @Override
  public StageCounts counts() {
    return runner.counts();
  }

  @Override
  public long decoded() {
    return source.decoded();
  }

  @Override
  public void close() {
    try (source) {
      runner.close();
    }
  }
}
