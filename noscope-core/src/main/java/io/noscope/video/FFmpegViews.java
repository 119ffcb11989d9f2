package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import io.noscope.label.Region;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The small views of decoded frames, upright. The frame is made small before its colours are turned
 * into blue, green and red, so that few pixels have to be.
 */
final class FFmpegViews implements AutoCloseable {
  private static final ImageSize SIZE = new ImageSize(SmallView.LARGE, SmallView.LARGE);

  private final Rotation rotation;
  private final FFmpegPart part;
  private final AVFrame little = av_frame_alloc();
  private final FFmpegPlanes littlePlanes = FFmpegPlanes.of(little);
  private final PixelBuffer coded = new PixelBuffer(SIZE);
  private final PixelBuffer upright = new PixelBuffer(SIZE);
  private final byte[] large = new byte[SmallView.bytes(SmallView.LARGE)];
  private final byte[] small = new byte[SmallView.bytes(SmallView.SMALL)];
  private FFmpegScaler scaler;
  private FFmpegPacker packer;
  private boolean largeMade;
  private boolean smallMade;

  /**
   * Views of a part of each frame.
   *
   * @param crop in pixels of the upright picture; empty for the whole
   * @param rotation the turn that makes frames upright
   */
  FFmpegViews(Optional<Region> crop, Rotation rotation) {
    this.rotation = rotation;
    part = new FFmpegPart(crop, rotation);
    little.format(AV_PIX_FMT_YUV420P);
    little.width(SIZE.width());
    little.height(SIZE.height());
    int code = av_frame_get_buffer(little, 0);
    if (code < 0) {
      close();
      throw new IllegalStateException("no memory for views: " + FFmpegErrors.text(code));
    }
  }

  /** Forgets the last frame's views. */
  void next() {
    largeMade = false;
    smallMade = false;
  }

  /** The view of the frame, made at most once a frame; this object owns the array. */
  byte[] of(AVFrame frame, int side) {
    if (side != SmallView.SMALL && side != SmallView.LARGE) {
      throw new IllegalArgumentException("views have a side of 50 or 100, not " + side);
    }
    if (!largeMade) {
      scale(frame);
      largeMade = true;
    }
    if (side == SmallView.LARGE) {
      return large;
    }
    if (!smallMade) {
      SmallView.halve(large, small);
      smallMade = true;
    }
    return small;
  }

  private void scale(AVFrame frame) {
    part.take(frame);
    if (scaler == null || !scaler.fits(part.frame())) {
      prepare(part.frame());
    }
    scaler.scale(part.planes(), littlePlanes);
    part.release();
    packer.pack(littlePlanes, coded);
    if (rotation == Rotation.NONE) {
      coded.copyTo(large);
    } else {
      PixelTurn.turn(coded, rotation, upright);
      upright.copyTo(large);
    }
  }

  private void prepare(AVFrame like) {
    closeScaler();
    scaler = new FFmpegScaler(like, SIZE, little.format());
    little.color_range(like.color_range());
    little.colorspace(like.colorspace());
    packer = new FFmpegPacker(little, SIZE);
  }

  private void closeScaler() {
    if (scaler != null) {
      scaler.close();
      scaler = null;
    }
    if (packer != null) {
      packer.close();
      packer = null;
    }
  }

  @Override
  public void close() {
    closeScaler();
    part.close();
    coded.close();
    upright.close();
    av_frame_free(little);
  }
}
