package io.noscope.spark.cli;

import io.noscope.label.Rectangle;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.HeldImage;
import io.noscope.video.Image;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Frames of a segment that lie in memory as a cascade needs them: decoding them takes no time. */
final class MemoryFrames implements FrameSource {
  private static final Image NOT_SHOWN = new Image(1, 1, new byte[3]);

  private final List<MemoryFrame> frames;
  private final Map<Long, Image> shown;
  private int at = -1;

  /**
   * @param shown pictures of the frames that the reference detector is shown, by number
   */
  MemoryFrames(List<MemoryFrame> frames, Map<Long, Image> shown) {
    this.frames = frames;
    this.shown = shown;
  }

  @Override
  public boolean advance() {
    at++;
    return at < frames.size();
  }

  @Override
  public long number() {
    return frames.get(at).number();
  }

  @Override
  public long pts() {
    return frames.get(at).pts();
  }

  @Override
  public double seconds() {
    return frames.get(at).seconds();
  }

  @Override
  public boolean keyframe() {
    return frames.get(at).keyframe();
  }

  @Override
  public double motion() {
    return frames.get(at).motion();
  }

  @Override
  public byte[] view(Optional<Rectangle> part, int side) {
    return frames.get(at).views().get(side);
  }

  @Override
  public HeldFrame hold() {
    return new HeldImage(shown.getOrDefault(number(), NOT_SHOWN));
  }

  @Override
  public void close() {
    // The heap's collector sees to it.
  }
}
