package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Tells packets that no other needs, as their headers say: those of frames that can be left out.
 */
final class PacketDisposal {
  /** What comes before the picture in a packet is short, but where nothing is disposable. */
  private static final int MOST_BYTES = 512;

  private final Optional<CodedUnits> units;

  /** For one stream. */
  PacketDisposal(AVCodecParameters parameters) {
    units = PacketBytes.units(parameters);
  }

  /** Whether the packet can be left out without harm to other frames; false where unknown. */
  boolean test(AVPacket packet) {
    return units.isPresent()
        && (packet.flags() & AV_PKT_FLAG_KEY) == 0
        && units.get().disposable(PacketBytes.of(packet, MOST_BYTES));
  }
}
