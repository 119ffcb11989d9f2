package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * Turns frames into views by way of a small picture in the frames' own colours. Its rows follow
 * each other without padding, so that for the second step they pass for two long ones: vector code
 * converts eight pixels at a time, and a row of 100 would not come out whole.
 */
final class FFmpegStrip implements AutoCloseable {
  private static final int SIDE = SmallView.LARGE;
  private static final int ROWS = 2;
  private static final ImageSize VIEW = new ImageSize(SIDE, SIDE);
  private static final ImageSize LONG = new ImageSize(SIDE * SIDE / ROWS, ROWS);
  private static final int FORMAT = AV_PIX_FMT_YUV422P;
  // Vector code may write past the last pixel of a plane.
  private static final int SLACK = 64;

  private final BytePointer luma = new BytePointer(SIDE * SIDE + SLACK);
  private final BytePointer blue = new BytePointer(SIDE * SIDE / 2 + SLACK);
  private final BytePointer red = new BytePointer(SIDE * SIDE / 2 + SLACK);
  private final FFmpegPlanes square = planes(SIDE);
  private final FFmpegPlanes rows = planes(LONG.width());
  private final FFmpegPlanes packed = FFmpegPlanes.none();
  private final FFmpegScaler scaler;
  private final FFmpegScaler converter;

  /**
   * A converter for frames like this one.
   *
   * @throws IllegalStateException when swscale cannot read the frame's pixel format
   */
  FFmpegStrip(AVFrame like) {
    scaler = new FFmpegScaler(like, VIEW, FORMAT);
    AVFrame strip = av_frame_alloc();
    strip.width(LONG.width());
    strip.height(LONG.height());
    strip.format(FORMAT);
    strip.color_range(like.color_range());
    strip.colorspace(like.colorspace());
    converter = new FFmpegScaler(strip, LONG, AV_PIX_FMT_BGR24);
    av_frame_free(strip);
  }

  private FFmpegPlanes planes(int row) {
    FFmpegPlanes planes = FFmpegPlanes.none();
    planes.put(0, luma, row);
    planes.put(1, blue, row / 2);
    planes.put(2, red, row / 2);
    return planes;
  }

  /** Whether this takes the frame too; a stream can change midway. */
  boolean fits(AVFrame frame) {
    return scaler.fits(frame);
  }

  /**
   * Makes a view.
   *
   * @param from a frame that fits
   * @param to of the size of a view
   */
  void view(FFmpegPlanes from, PixelBuffer to) {
    scaler.scale(from, square);
    packed.put(0, to.memory(), LONG.width() * SmallView.CHANNELS);
    converter.scale(rows, packed);
  }

  @Override
  public void close() {
    scaler.close();
    converter.close();
    packed.close();
    rows.close();
    square.close();
    luma.close();
    blue.close();
    red.close();
  }
}
