package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_AVX2;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_SLOW_GATHER;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.av_force_cpu_flags;
import static org.bytedeco.ffmpeg.global.avutil.av_get_cpu_flags;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_X;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Turns frames of one size and pixel format into another: averages areas when the picture becomes
 * smaller, interpolates when it grows.
 */
final class FFmpegScaler implements AutoCloseable {
  private static final int ONE = 1 << 16;
  // Of SWS_X, the power that a cosine's half wave is raised to: none makes a box of it.
  private static final double BOX = 1e-6;

  static {
    callGathersSlow();
  }

  private final int[] shape;
  private final int height;
  private final SwsContext context;

  /**
   * A scaler for frames like this one. Colours that are not turned into red, green and blue keep
   * their range and matrix.
   *
   * @param size of the result
   * @param target FFmpeg's number of the result's pixel format
   * @throws IllegalStateException when swscale cannot read the frame's pixel format
   */
  FFmpegScaler(AVFrame like, ImageSize size, int target) {
    this(like, size, target, grows(like, size) ? SWS_BILINEAR : SWS_AREA, null);
  }

  private FFmpegScaler(
      AVFrame like, ImageSize size, int target, int method, DoublePointer parameters) {
    shape = FFmpegShape.of(like).now();
    int width = like.width();
    height = like.height();
    int format = like.format();
    int range = like.color_range();
    int matrix = like.colorspace();
    context =
        sws_getContext(
            width,
            height,
            format,
            size.width(),
            size.height(),
            target,
            method,
            null,
            null,
            parameters);
    if (context == null) {
      throw new IllegalStateException(
          "pixels of FFmpeg's format %d at %dx%d cannot be scaled to %s"
              .formatted(format, width, height, size));
    }
    boolean toRgb = (av_pix_fmt_desc_get(target).flags() & AV_PIX_FMT_FLAG_RGB) != 0;
    int full = range == AVCOL_RANGE_JPEG ? 1 : 0;
    sws_setColorspaceDetails(
        context,
        sws_getCoefficients(matrix),
        full,
        sws_getCoefficients(toRgb ? SWS_CS_DEFAULT : matrix),
        toRgb ? 1 : full,
        0,
        ONE,
        ONE);
  }

  /**
   * A scaler that averages whole pixels only, of which each belongs to one of the result: swscale
   * looks at fewer, often at a multiple of four less.
   *
   * @param size of the result, smaller than the frame
   * @see #FFmpegScaler(AVFrame, ImageSize, int)
   */
  static FFmpegScaler ofWholePixels(AVFrame like, ImageSize size, int target) {
    try (DoublePointer parameters = new DoublePointer(BOX, 0)) {
      return new FFmpegScaler(like, size, target, SWS_X, parameters);
    }
  }

  /**
   * swscale gathers pixels with one instruction for many where it takes that to be fast. It is not:
   * on a Zen 5 a view takes 33 us with it and 25 without, of the same pixels. FFmpeg itself calls
   * it slow on every Zen before, and processors of Intel's have been slowed down since.
   */
  private static void callGathersSlow() {
    int flags = av_get_cpu_flags();
    if ((flags & AV_CPU_FLAG_AVX2) != 0) {
      av_force_cpu_flags(flags | AV_CPU_FLAG_SLOW_GATHER);
    }
  }

  private static boolean grows(AVFrame like, ImageSize size) {
    return (long) size.width() * size.height() > (long) like.width() * like.height();
  }

  /** Whether this scaler takes the frame too; a stream can change midway. */
  boolean fits(AVFrame frame) {
    return FFmpegShape.of(frame).is(shape);
  }

  /** Scales a frame that fits. */
  void scale(FFmpegPlanes from, FFmpegPlanes to) {
    scale(from, 0, height, to);
  }

  /**
   * Scales some rows of a frame that fits. What can be made of the rows so far is written.
   *
   * @param from where the first of them is
   * @param first which that is: 0, then the one that follows the last of the call before
   * @param count how many, of whole chroma pixels
   */
  void scale(FFmpegPlanes from, int first, int count, FFmpegPlanes to) {
    sws_scale(context, from.data(), from.linesize(), first, count, to.data(), to.linesize());
  }

  @Override
  public void close() {
    sws_freeContext(context);
  }
}
