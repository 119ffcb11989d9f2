package io.noscope.spark.cli;

import io.noscope.detect.OpenCvMotion;
import io.noscope.label.Rectangle;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import io.noscope.video.ImageSize;
import java.util.Optional;

/** Shows the detector frames in which something moves, by MOG2 on pictures of a quarter's size. */
final class MotionGate implements FrameGate {
  private static final int SCALE = 4;

  private final Optional<Rectangle> part;
  private final double least;
  private final OpenCvMotion motion = new OpenCvMotion();

  /**
   * @param part of the view that is looked at; empty for all of it
   * @param least share of it that has to be foreground, in [0, 1]
   */
  MotionGate(Optional<Rectangle> part, double least) {
    this.part = part;
    this.least = least;
  }

  @Override
  public boolean opensFor(FrameSource source) {
    try (HeldFrame frame = source.hold()) {
      Image small = frame.image(scaled(frame.size()));
      Rectangle whole = new Rectangle(0, 0, small.width(), small.height());
      return motion.foreground(small, part.map(MotionGate::scaled).orElse(whole)) >= least;
    }
  }

  private static ImageSize scaled(ImageSize size) {
    return new ImageSize(up(size.width()), up(size.height()));
  }

  private static Rectangle scaled(Rectangle part) {
    return new Rectangle(
        part.left() / SCALE, part.top() / SCALE, up(part.right()), up(part.bottom()));
  }

  private static int up(int pixels) {
    return (pixels + SCALE - 1) / SCALE;
  }

  @Override
  public void close() {
    motion.close();
  }
}
