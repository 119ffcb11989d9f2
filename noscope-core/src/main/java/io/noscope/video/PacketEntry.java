package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Tells at which packets decoding can start so that every frame shown later comes out right. The
 * container's flag alone is no proof: it may mark points that promise a likeness only.
 */
final class PacketEntry {
  private final Predicate<byte[]> proof;

  /** For one stream. */
  PacketEntry(AVCodecParameters parameters) {
    proof = proof(parameters);
  }

  private static Predicate<byte[]> proof(AVCodecParameters parameters) {
    Optional<CodedUnits> units = PacketBytes.units(parameters);
    if (units.isPresent()) {
      return packet ->
          new UnitStarts(packet, units.get().lengthBytes()).wellFormed()
              && units.get().startCleanly(packet);
    }
    if (parameters.codec_id() == AV_CODEC_ID_VP8) {
      return packet -> packet.length > 0 && (packet[0] & 1) == 0;
    }
    return packet -> true;
  }

  /** Whether decoding can start at this packet. */
  boolean test(AVPacket packet) {
    return (packet.flags() & AV_PKT_FLAG_KEY) != 0
        && proof.test(PacketBytes.of(packet, Integer.MAX_VALUE));
  }
}
