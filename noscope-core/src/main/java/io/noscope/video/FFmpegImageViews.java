package io.noscope.video;

import io.noscope.label.Rectangle;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The small views of pictures that somebody else has decoded, made as those of decoded frames are:
 * {@link FrameSource#view(Optional, int)}. Not thread-safe.
 */
public final class FFmpegImageViews implements AutoCloseable {
  private final FFmpegStill still = new FFmpegStill();
  private final FFmpegPartViews views =
      new FFmpegPartViews(Rotation.NONE, UnaryOperator.identity());
  private Image current;
  private Optional<AVFrame> frame = Optional.empty();

  /** Turns to the next picture, which is not copied before a view of it is asked for. */
  public void show(Image image) {
    current = Objects.requireNonNull(image, "image");
    frame = Optional.empty();
    views.next();
  }

  /**
   * A part of the current picture, scaled to {@code side x side}.
   *
   * @param part in pixels of the picture; empty for the whole
   * @param side one of {@link SmallView#SIDES}
   * @return {@code side * side * 3} bytes that are overwritten for the next picture
   * @throws IllegalArgumentException when the part does not lie within the picture
   * @throws IllegalStateException before the first picture
   */
  public byte[] of(Optional<Rectangle> part, int side) {
    if (current == null) {
      throw new IllegalStateException("there is no picture to view: call show() first");
    }
    part.ifPresent(this::requireInside);
    if (frame.isEmpty()) {
      frame = Optional.of(still.of(current));
    }
    return views.of(frame.get(), part, side);
  }

  private void requireInside(Rectangle region) {
    if (region.right() > current.width() || region.bottom() > current.height()) {
      throw new IllegalArgumentException(
          "region %s lies outside the picture of %dx%d"
              .formatted(region, current.width(), current.height()));
    }
  }

  @Override
  public void close() {
    views.close();
    still.close();
  }
}
