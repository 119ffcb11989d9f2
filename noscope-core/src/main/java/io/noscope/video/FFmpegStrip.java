package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * Turns frames into views by way of a small picture in the frames' own colours, which vector code
 * converts many pixels at a time. It takes them in whole groups, so what it makes is a little wider
 * than a view; its last columns are of the next row and mean nothing.
 */
final class FFmpegStrip implements AutoCloseable {
  private static final int SIDE = SmallView.LARGE;
  private static final ImageSize VIEW = new ImageSize(SIDE, SIDE);
  private static final int FORMAT = AV_PIX_FMT_YUV420P;
  // Narrower pictures have too few pixels for each of the view's not to share any.
  private static final int WIDE = 500;
  // Vector code may write past the last pixel of a plane.
  private static final int SLACK = 64;

  /** Bytes of a row of the result, of which those of the view come first. */
  static final int ROW = PixelBuffer.paddedRow(VIEW);

  private static final int LUMA = SIDE * SIDE + SLACK;
  private static final int CHROMA = SIDE * SIDE / 4 + SLACK;

  private final BytePointer memory = new BytePointer(LUMA + 2 * CHROMA);
  private final FFmpegPlanes strip = FFmpegPlanes.none();
  private final FFmpegPlanes packed = FFmpegPlanes.none();
  private final FFmpegScaler scaler;
  private final FFmpegScaler converter;

  /**
   * A converter for frames like this one.
   *
   * @throws IllegalStateException when swscale cannot read the frame's pixel format
   */
  FFmpegStrip(AVFrame like) {
    scaler =
        like.width() >= WIDE && like.height() == SIDE
            ? FFmpegScaler.ofWholePixels(like, VIEW, FORMAT)
            : new FFmpegScaler(like, VIEW, FORMAT);
    ImageSize wider = new ImageSize(ROW / SmallView.CHANNELS, SIDE);
    AVFrame small = av_frame_alloc();
    small.width(wider.width());
    small.height(wider.height());
    small.format(FORMAT);
    small.color_range(like.color_range());
    small.colorspace(like.colorspace());
    converter = new FFmpegScaler(small, wider, AV_PIX_FMT_BGR24);
    av_frame_free(small);
    strip.put(0, memory.address(), SIDE);
    strip.put(1, memory.address() + LUMA, SIDE / 2);
    strip.put(2, memory.address() + LUMA + CHROMA, SIDE / 2);
  }

  /**
   * Makes a view.
   *
   * @param from of frames like the one that this was made for
   * @param to of the size of a view; its rows come to be {@link #ROW} bytes apart
   */
  void view(FFmpegPart from, PixelBuffer to) {
    from.scale(scaler, strip);
    packed.put(0, to.memory(), ROW);
    converter.scale(strip, packed);
  }

  @Override
  public void close() {
    scaler.close();
    converter.close();
    packed.close();
    strip.close();
    memory.close();
  }
}
