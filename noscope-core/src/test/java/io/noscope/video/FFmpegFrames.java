package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Frames of a smooth, lopsided picture in any pixel format; to be freed by the caller. */
final class FFmpegFrames {
  private FFmpegFrames() {}

  /** The picture at this size: what is at column x and row y does not depend on the size. */
  static AVFrame of(int format, int width, int height, int range) {
    AVFrame painted = blank(AV_PIX_FMT_YUV444P, width, height, range);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        put(painted, 0, x, y, 120 + 60 * Math.sin(x / 53.0) + 30 * Math.cos(y / 47.0));
        put(painted, 1, x, y, 128 + 40 * Math.sin(y / 91.0));
        put(painted, 2, x, y, 128 + 40 * Math.cos(x / 81.0));
      }
    }
    if (format == AV_PIX_FMT_YUV444P) {
      return painted;
    }
    AVFrame frame = blank(format, width, height, range);
    try (FFmpegScaler scaler = new FFmpegScaler(painted, new ImageSize(width, height), format)) {
      scaler.scale(FFmpegPlanes.of(painted), FFmpegPlanes.of(frame));
    }
    av_frame_free(painted);
    return frame;
  }

  static AVFrame of(int format, int width, int height) {
    return of(format, width, height, AVCOL_RANGE_MPEG);
  }

  private static AVFrame blank(int format, int width, int height, int range) {
    AVFrame frame = av_frame_alloc();
    frame.format(format);
    frame.width(width);
    frame.height(height);
    frame.color_range(range);
    frame.colorspace(AVCOL_SPC_SMPTE170M);
    if (av_frame_get_buffer(frame, 0) < 0) {
      throw new IllegalStateException("no memory for a frame");
    }
    return frame;
  }

  private static void put(AVFrame frame, int plane, int x, int y, double value) {
    frame.data(plane).put((long) y * frame.linesize(plane) + x, (byte) Math.round(value));
  }
}
