package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_REORDER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Which packets become frames, and when they are shown. */
final class PacketTimes {
  /** No presentation time can be told. */
  static final long NONE = AV_NOPTS_VALUE;

  /** VP8's bit that tells a frame to be shown from one that only others refer to. */
  private static final int VP8_SHOWN = 0x10;

  private final boolean reorders;
  private final boolean vp8;

  /**
   * For packets of one codec.
   *
   * @param codecId FFmpeg's number of the codec
   */
  PacketTimes(int codecId) {
    AVCodecDescriptor descriptor = avcodec_descriptor_get(codecId);
    vp8 = codecId == AV_CODEC_ID_VP8;
    reorders = descriptor == null || (descriptor.props() & AV_CODEC_PROP_REORDER) != 0;
  }

  /** Whether the packet's frame is shown; an edit list hides frames that others need. */
  boolean shown(AVPacket packet) {
    if ((packet.flags() & AV_PKT_FLAG_DISCARD) != 0) {
      return false;
    }
    return !vp8 || packet.size() == 0 || (packet.data().get(0) & VP8_SHOWN) != 0;
  }

  /** Presentation time, for which the decode time will do where the two cannot differ. */
  long of(AVPacket packet) {
    long pts = packet.pts();
    return pts == NONE && !reorders ? packet.dts() : pts;
  }
}
