package io.noscope.spark.task;

import io.noscope.cascade.CascadeRunner;
import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.label.Detection;
import io.noscope.store.DetectionStore;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cascade over one slice; what the reference detector says anew goes to the store at the end. */
final class CascadeFrames implements FrameCursor {
  private final VideoFile file;
  private final FFmpegFrameSource source;
  private final CascadeRunner runner;
  private final DetectionStore store;
  private final SortedMap<Long, List<Detection>> learned = new TreeMap<>();

  /** Owns the source and the runner. */
  CascadeFrames(
      VideoFile file, FFmpegFrameSource source, CascadeRunner runner, DetectionStore store) {
    this.file = file;
    this.source = source;
    this.runner = runner;
    this.store = store;
  }

  @Override
  public boolean advance() throws IOException {
    boolean more = runner.advance();
    if (more) {
      FrameLabel label = runner.label();
      label.detections().ifPresent(found -> learned.put(label.frame(), found));
    } else {
      store.append(file, learned);
      learned.clear();
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
  public void close() {
    try (source) {
      runner.close();
    }
  }
}
