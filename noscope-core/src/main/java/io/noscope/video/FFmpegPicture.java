package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_SMPTE170M;
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

/** The picture that an encoder takes: 4:2:0 in BT.601's limited range, made anew of each image. */
final class FFmpegPicture implements AutoCloseable {
  static final int FORMAT = AV_PIX_FMT_YUV420P;
  static final int MATRIX = AVCOL_SPC_SMPTE170M;
  static final int RANGE = AVCOL_RANGE_MPEG;

  private static final int CHANNELS = SmallView.CHANNELS;
  private static final int PLANES = 4;
  private static final int ONE = 1 << 16;
  // Vector code may read past the last pixel.
  private static final int SLACK = 64;

  private final ClipSize size;
  private final AVFrame frame = av_frame_alloc();
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(PLANES);
  private final IntPointer strides = new IntPointer(PLANES);
  private BytePointer pixels = new BytePointer();
  private SwsContext context;
  private int width;
  private int height;

  /** A picture of this size. */
  FFmpegPicture(ClipSize size) {
    this.size = size;
    frame.format(FORMAT);
    frame.width(size.width());
    frame.height(size.height());
    frame.colorspace(MATRIX);
    frame.color_range(RANGE);
    av_frame_get_buffer(frame, 0);
    for (int plane = 0; plane < PLANES; plane++) {
      planes.put(plane, null);
      strides.put(plane, 0);
    }
  }

  /**
   * Shows the image, scaled where its size is another.
   *
   * @return the same frame each time; an encoder that still needs its last content has a copy
   */
  AVFrame of(Image image) {
    if (context == null || image.width() != width || image.height() != height) {
      take(image);
    }
    pixels.put(image.bgr());
    av_frame_make_writable(frame);
    int rows = size.isOwnOf(image) ? size.height() : height;
    sws_scale(context, planes, strides, 0, rows, frame.data(), frame.linesize());
    return frame;
  }

  /** Gets ready for images of this one's size. */
  private void take(Image image) {
    release();
    width = image.width();
    height = image.height();
    boolean own = size.isOwnOf(image);
    context =
        sws_getContext(
            own ? size.width() : width,
            own ? size.height() : height,
            AV_PIX_FMT_BGR24,
            size.width(),
            size.height(),
            FORMAT,
            SWS_BICUBIC | SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalArgumentException(
          "pictures of %dx%d cannot be scaled to %dx%d"
              .formatted(width, height, size.width(), size.height()));
    }
    sws_setColorspaceDetails(
        context,
        sws_getCoefficients(SWS_CS_SMPTE170M),
        1,
        sws_getCoefficients(SWS_CS_SMPTE170M),
        0,
        0,
        ONE,
        ONE);
    pixels = new BytePointer((long) width * height * CHANNELS + SLACK);
    planes.put(0, pixels);
    strides.put(0, width * CHANNELS);
  }

  private void release() {
    sws_freeContext(context);
    context = null;
    pixels.close();
  }

  @Override
  public void close() {
    release();
    planes.close();
    strides.close();
    av_frame_free(frame);
  }
}
