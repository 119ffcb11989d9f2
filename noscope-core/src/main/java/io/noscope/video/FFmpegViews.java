package io.noscope.video;

import io.noscope.label.Rectangle;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The small views of decoded frames, upright. */
final class FFmpegViews implements AutoCloseable {
  private static final ImageSize SIZE = new ImageSize(SmallView.LARGE, SmallView.LARGE);

  private final Rotation rotation;
  private final Optional<Rectangle> crop;
  private final PixelBuffer coded = new PixelBuffer(SIZE);
  private final PixelBuffer upright = new PixelBuffer(SIZE);
  private final SizedViews views = new SizedViews();
  private AVFrame current;
  private FFmpegShape shape;
  private FFmpegPlanes planes;
  private FFmpegPart part;
  private FFmpegStrip strip;
  private boolean made;

  /**
   * Views of a part of each frame.
   *
   * @param crop in pixels of the upright picture; empty for the whole
   * @param rotation the turn that makes frames upright
   */
  FFmpegViews(Optional<Rectangle> crop, Rotation rotation) {
    this.crop = crop;
    this.rotation = rotation;
  }

  /** Forgets the last frame's views. */
  void next() {
    made = false;
    views.forget();
  }

  /** The view of the frame, made at most once a frame; this object owns the array. */
  byte[] of(AVFrame frame, int side) {
    SmallView.requireSide(side);
    if (!made) {
      scale(frame);
      made = true;
    }
    return views.of(side);
  }

  private void scale(AVFrame frame) {
    look(frame);
    strip.view(part, coded);
    if (rotation == Rotation.NONE) {
      coded.copyRows(views.rows(FFmpegStrip.ROW));
    } else {
      coded.pack(FFmpegStrip.ROW);
      PixelTurn.turn(coded, rotation, upright);
      upright.copyTo(views.rows(SIZE.width() * SmallView.CHANNELS));
    }
  }

  /** Turns to a frame, most often another picture in the same one, much like the last. */
  private void look(AVFrame frame) {
    if (!frame.equals(current)) {
      shape = FFmpegShape.of(frame);
      planes = FFmpegPlanes.of(frame);
      current = frame;
    }
    if (strip == null || !part.fits(shape, planes)) {
      release();
      part = new FFmpegPart(frame, planes, crop, rotation);
      strip = new FFmpegStrip(part.shown());
    }
    part.at(planes);
  }

  private void release() {
    if (strip != null) {
      strip.close();
      strip = null;
    }
    if (part != null) {
      part.close();
      part = null;
    }
  }

  @Override
  public void close() {
    release();
    coded.close();
    upright.close();
  }
}
