package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** What FFmpeg holds of a stream, as arrays, and how to read them. */
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

  /** How the units in a stream's packets are to be read; empty for codecs that have none. */
  static Optional<CodedUnits> units(AVCodecParameters parameters) {
    int codec = parameters.codec_id();
    if (codec == AV_CODEC_ID_H264) {
      return Optional.of(H264Units.of(configuration(parameters)));
    }
    return codec == AV_CODEC_ID_HEVC
        ? Optional.of(HevcUnits.of(configuration(parameters)))
        : Optional.empty();
  }

  /** What a stream says of itself outside its packets (extradata). */
  private static byte[] configuration(AVCodecParameters parameters) {
    byte[] configuration = new byte[parameters.extradata_size()];
    if (configuration.length > 0) {
      parameters.extradata().get(configuration);
    }
    return configuration;
  }
}
