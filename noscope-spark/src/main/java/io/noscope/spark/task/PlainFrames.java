package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import io.noscope.cascade.StageCounts;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FrameChoice;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Frames of a slice, without a question. */
public final class PlainFrames implements FrameCursor {
  private final FFmpegFrameSource source;
  private final boolean keepPixels;
  private long frames;
  private long nanos;

  /** Every frame of a slice. */
  public PlainFrames(Slice slice, boolean keepPixels, Configuration hadoop) throws IOException {
    this(slice, FrameChoice.ALL, DecodeOptions.DEFAULT, keepPixels, hadoop);
  }

  /**
   * Some frames of a slice.
   *
   * @param choice which
   * @param keepPixels whether labels carry the pixels of their frames
   */
  public PlainFrames(
      Slice slice,
      FrameChoice choice,
      DecodeOptions options,
      boolean keepPixels,
      Configuration hadoop)
      throws IOException {
    var fs = new Path(slice.video().file().path()).getFileSystem(hadoop);
    this.source = FFmpegFrameSource.open(fs, slice.video(), slice.segment(), choice, options);
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
  public long decoded() {
    return source.decoded();
  }

  @Override
  public void close() {
    source.close();
  }
}
