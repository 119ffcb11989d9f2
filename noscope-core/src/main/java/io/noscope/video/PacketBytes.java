package io.noscope.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** What FFmpeg holds of a stream, as arrays. */
final class PacketBytes {
  private PacketBytes() {}

  /** A packet, or as much as is wanted of it. */
  static byte[] of(AVPacket packet, int most) {
    byte[] bytes = new byte[Math.min(most, packet.size())];
    if (bytes.length > 0) {
      packet.data().get(bytes);
    }
    return bytes;
  }

  /** What a stream says of itself outside its packets (extradata). */
  static byte[] configuration(AVCodecParameters parameters) {
    byte[] configuration = new byte[parameters.extradata_size()];
    if (configuration.length > 0) {
      parameters.extradata().get(configuration);
    }
    return configuration;
  }
}
