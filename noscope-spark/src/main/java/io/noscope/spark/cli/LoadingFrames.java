package io.noscope.spark.cli;

import io.noscope.label.Rectangle;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import io.noscope.video.ImageSize;
import io.noscope.video.PixelBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads into memory what a cascade looks at while it runs over frames that are decoded. */
final class LoadingFrames implements FrameSource {
  private final FrameSource decoded;
  private final Optional<Rectangle> region;
  private final List<Integer> sides;
  private final List<MemoryFrame> frames = new ArrayList<>();
  private final Map<Long, Image> shown = new HashMap<>();

  /**
   * @param decoded the frames, which this owns
   * @param region that the cascade looks at
   * @param sides of the views that it looks at
   */
  LoadingFrames(FrameSource decoded, Optional<Rectangle> region, List<Integer> sides) {
    this.decoded = decoded;
    this.region = region;
    this.sides = sides;
  }

  /** The frames that have passed. */
  MemoryFrames loaded() {
    return new MemoryFrames(frames, shown);
  }

  @Override
  public boolean advance() throws IOException {
    if (!decoded.advance()) {
      return false;
    }
    Map<Integer, byte[]> views = new HashMap<>();
    for (int side : sides) {
      views.put(side, decoded.view(region, side).clone());
    }
    frames.add(
        new MemoryFrame(number(), pts(), seconds(), keyframe(), motion(), Map.copyOf(views)));
    return true;
  }

  @Override
  public long number() {
    return decoded.number();
  }

  @Override
  public long pts() {
    return decoded.pts();
  }

  @Override
  public double seconds() {
    return decoded.seconds();
  }

  @Override
  public boolean keyframe() {
    return decoded.keyframe();
  }

  @Override
  public double motion() {
    return decoded.motion();
  }

  @Override
  public byte[] view(Optional<Rectangle> part, int side) {
    return decoded.view(part, side);
  }

  @Override
  public HeldFrame hold() {
    return new Shown(decoded.hold(), number());
  }

  @Override
  public void close() {
    decoded.close();
  }

  /** Keeps the picture once it is asked for. */
  private final class Shown implements HeldFrame {
    private final HeldFrame held;
    private final long frame;

    Shown(HeldFrame held, long frame) {
      this.held = held;
      this.frame = frame;
    }

    @Override
    public ImageSize size() {
      return held.size();
    }

    @Override
    public Image image(ImageSize size) {
      Image image = held.image(size);
      if (size.equals(size())) {
        shown.put(frame, image);
      }
      return image;
    }

    @Override
    public void write(PixelBuffer target) {
      held.write(target);
    }

    @Override
    public long bytes() {
      return held.bytes();
    }

    @Override
    public void close() {
      held.close();
    }
  }
}
