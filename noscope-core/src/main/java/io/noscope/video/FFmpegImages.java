package io.noscope.video;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Makes upright pictures of frames, at any size; shared by the held frames of one source. */
final class FFmpegImages implements AutoCloseable {
  // The whole frame and one size that was asked for, and some change of either.
  private static final int MOST_SIZES = 4;
  private static final ImageSize DOT = new ImageSize(1, 1);

  private final Rotation rotation;
  private final Map<ImageSize, FFmpegPacker> packers = new HashMap<>();
  private final PixelBuffer coded = new PixelBuffer(DOT);
  private final PixelBuffer upright = new PixelBuffer(DOT);
  private boolean closed;

  /** Pictures of a stream whose frames are made upright by this turn. */
  FFmpegImages(Rotation rotation) {
    this.rotation = rotation;
  }

  /** The size of the frame's upright picture. */
  ImageSize size(AVFrame frame) {
    return rotation.upright(new ImageSize(frame.width(), frame.height()));
  }

  /** The whole frame, scaled to the size. */
  Image of(AVFrame frame, ImageSize size) {
    if (closed) {
      try (FFmpegImages own = new FFmpegImages(rotation)) {
        return own.of(frame, size);
      }
    }
    upright.reshape(size);
    write(frame, upright);
    return upright.image();
  }

  /** Writes the whole frame, scaled to the target's size. */
  void write(AVFrame frame, PixelBuffer target) {
    if (closed) {
      // The frame outlives its source.
      try (FFmpegImages own = new FFmpegImages(rotation)) {
        own.write(frame, target);
      }
      return;
    }
    ImageSize size = rotation.coded(target.size());
    FFmpegPacker packer = packer(frame, size);
    if (rotation == Rotation.NONE) {
      packer.pack(FFmpegPlanes.of(frame), target);
    } else {
      coded.reshape(size);
      packer.pack(FFmpegPlanes.of(frame), coded);
      PixelTurn.turn(coded, rotation, target);
    }
  }

  private FFmpegPacker packer(AVFrame frame, ImageSize size) {
    FFmpegPacker packer = packers.get(size);
    if (packer == null || !packer.fits(frame)) {
      if (packer != null || packers.size() == MOST_SIZES) {
        closePackers();
      }
      packer = new FFmpegPacker(frame, size);
      packers.put(size, packer);
    }
    return packer;
  }

  private void closePackers() {
    packers.values().forEach(FFmpegPacker::close);
    packers.clear();
  }

  @Override
  public void close() {
    closed = true;
    closePackers();
    coded.close();
    upright.close();
  }
}
