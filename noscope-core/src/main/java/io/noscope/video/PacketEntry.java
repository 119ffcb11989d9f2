package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Tells at which packets decoding can start so that every frame shown later comes out right. */
final class PacketEntry {
  private final H264Units units;

  /** For one stream. */
  PacketEntry(AVCodecParameters parameters) {
    units = parameters.codec_id() == AV_CODEC_ID_H264 ? units(parameters) : null;
  }

  /** Whether decoding can start at this packet. */
  boolean test(AVPacket packet) {
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    // In H.264 FFmpeg also calls recovery points keys that promise no more than a likeness.
    return key && (units == null || units.startCleanly(bytes(packet)));
  }

  private static byte[] bytes(AVPacket packet) {
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    return bytes;
  }

  private static H264Units units(AVCodecParameters parameters) {
    byte[] configuration = new byte[parameters.extradata_size()];
    if (configuration.length > 0) {
      parameters.extradata().get(configuration);
    }
    return H264Units.of(configuration);
  }
}
