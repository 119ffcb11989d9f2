package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import io.noscope.cascade.StageCounts;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Every frame of a slice, without a question. */
public final class PlainFrames implements FrameCursor {
  private final FFmpegFrameSource source;
  private final boolean keepPixels;
  private long frames;
  private long nanos;

  public PlainFrames(Slice slice, boolean keepPixels, Configuration hadoop) throws IOException {
    var fs = new Path(slice.video().file().path()).getFileSystem(hadoop);
    this.source = FFmpegFrameSource.open(fs, slice.video(), slice.segment(), DecodeOptions.DEFAULT);
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
