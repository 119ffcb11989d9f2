package io.noscope.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;

/** How a stream asks to be turned. */
final class FFmpegRotation {
  private FFmpegRotation() {}

  static Rotation of(AVCodecParameters parameters) {
    return Rotation.NONE;
  }
}
