package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns frames of one size and pixel format into packed BGR of one size. */
final class FFmpegScaler implements AutoCloseable {
  private static final int CHANNELS = SmallView.CHANNELS;
  // Vector code may write past the last pixel of the last row.
  private static final int SLACK = 64;
  private static final int ONE = 1 << 16;

  private final int sourceWidth;
  private final int sourceHeight;
  private final int sourceFormat;
  private final int sourceRange;
  private final int sourceMatrix;
  private final SwsContext context;
  private final BytePointer pixels;
  private final PointerPointer<BytePointer> planes;
  private final IntPointer strides;

  /**
   * A scaler for frames like this one.
   *
   * @param width of the result in pixels
   * @param height of the result in pixels
   * @param flags of swscale
   * @throws IllegalStateException when swscale cannot read the frame's pixel format
   */
  FFmpegScaler(AVFrame like, int width, int height, int flags) {
    sourceWidth = like.width();
    sourceHeight = like.height();
    sourceFormat = like.format();
    sourceRange = like.color_range();
    sourceMatrix = like.colorspace();
    context =
        sws_getContext(
            sourceWidth,
            sourceHeight,
            sourceFormat,
            width,
            height,
            AV_PIX_FMT_BGR24,
            flags,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalStateException(
          "pixels of FFmpeg's format %d at %dx%d cannot be scaled to %dx%d"
              .formatted(sourceFormat, sourceWidth, sourceHeight, width, height));
    }
    sws_setColorspaceDetails(
        context,
        sws_getCoefficients(sourceMatrix),
        sourceRange == AVCOL_RANGE_JPEG ? 1 : 0,
        sws_getCoefficients(SWS_CS_DEFAULT),
        1,
        0,
        ONE,
        ONE);
    pixels = new BytePointer((long) width * height * CHANNELS + SLACK);
    planes = new PointerPointer<BytePointer>(4).put(0, pixels);
    strides = new IntPointer(width * CHANNELS, 0, 0, 0);
    for (int i = 1; i < 4; i++) {
      planes.put(i, null);
    }
  }

  /** Whether this scaler takes the frame too; a stream can change midway. */
  boolean fits(AVFrame frame) {
    return frame.width() == sourceWidth
        && frame.height() == sourceHeight
        && frame.format() == sourceFormat
        && frame.color_range() == sourceRange
        && frame.colorspace() == sourceMatrix;
  }

  /**
   * Scales a frame.
   *
   * @param data the frame's planes; passed along because making this view anew costs garbage
   * @param linesize the frame's row lengths
   * @param bgr receives the pixels
   */
  void scale(PointerPointer<?> data, IntPointer linesize, byte[] bgr) {
    sws_scale(context, data, linesize, 0, sourceHeight, planes, strides);
    pixels.get(bgr);
  }

  @Override
  public void close() {
    sws_freeContext(context);
    pixels.close();
    planes.close();
    strides.close();
  }
}
