package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Tells packets that no other needs, as their headers say: those of frames that can be left out.
 */
final class PacketDisposal {
  /** What comes before the picture in a packet is short, but where nothing is disposable. */
  private static final int MOST_BYTES = 512;

  private final Predicate<byte[]> proof;

  /** For one stream. */
  PacketDisposal(AVCodecParameters parameters) {
    proof = proof(parameters);
  }

  private static Predicate<byte[]> proof(AVCodecParameters parameters) {
    int codec = parameters.codec_id();
    if (codec == AV_CODEC_ID_H264) {
      return H264Units.of(PacketBytes.configuration(parameters))::disposable;
    }
    if (codec == AV_CODEC_ID_HEVC) {
      return HevcUnits.of(PacketBytes.configuration(parameters))::disposable;
    }
    return packet -> false;
  }

  /** Whether the packet can be left out without harm to other frames; false where unknown. */
  boolean test(AVPacket packet) {
    return (packet.flags() & AV_PKT_FLAG_KEY) == 0
        && proof.test(PacketBytes.of(packet, MOST_BYTES));
  }
}
