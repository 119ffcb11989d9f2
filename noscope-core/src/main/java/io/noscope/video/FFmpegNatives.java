package io.noscope.video;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** Whether FFmpeg's libraries for this machine are on the class path. */
public final class FFmpegNatives {
  private FFmpegNatives() {}

  /**
   * Loads them all.
   *
   * @return FFmpeg's version
   * @throws LinkageError when one is not there or does not load
   */
  public static String load() {
    for (Class<?> library :
        new Class<?>[] {avutil.class, avcodec.class, avformat.class, swscale.class}) {
      Loader.load(library);
    }
    return avutil.av_version_info().getString();
  }

  /** This machine as natives are named after it, such as {@code linux-x86_64}; loads nothing. */
  public static String platform() {
    return Loader.getPlatform();
  }
}
