package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.nio.charset.StandardCharsets;

/** FFmpeg's error codes in words. */
final class FFmpegErrors {
  private static final int LONGEST = 256;

  static {
    // Errors come out as exceptions and counts; its own lines on stderr would only repeat them.
    av_log_set_level(AV_LOG_FATAL);
  }

  private FFmpegErrors() {}

  /** Loads the natives and keeps FFmpeg from writing to stderr; any number of calls. */
  static void quiet() {
    // The static block above does the work, once.
  }

  /** Whether nothing is wrong: more input is needed first, or all has been given out. */
  static boolean exhausted(int code) {
    return code == AVERROR_EAGAIN() || code == AVERROR_EOF;
  }

  /** What FFmpeg says about a negative return code. */
  static String text(int code) {
    byte[] text = new byte[LONGEST];
    av_strerror(code, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
