package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/** Tells at which packets decoding can start so that every later frame comes out right. */
@FunctionalInterface
interface PacketEntry {
  /** H.264's type of a slice of an IDR picture. */
  int IDR = 5;

  /** Highest of H.264's types of slices. */
  int LAST_SLICE = 5;

  int TYPE_MASK = 0x1f;

  /** Whether decoding can start at this packet. */
  boolean test(AVPacket packet);

  /** The test for one stream. */
  static PacketEntry of(AVCodecParameters parameters) {
    if (parameters.codec_id() != AV_CODEC_ID_H264) {
      return PacketEntry::key;
    }
    // FFmpeg also calls recovery points keys, after which frames may lean on what came before; only
    // IDR pictures cut all ties.
    int lengthBytes = lengthBytes(parameters);
    return packet -> key(packet) && firstSlice(packet, lengthBytes) == IDR;
  }

  private static boolean key(AVPacket packet) {
    return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
  }

  /** Bytes of the length before each unit, as avcC has it; 0 where start codes part the units. */
  private static int lengthBytes(AVCodecParameters parameters) {
    int avcC = 7;
    boolean prefixed = parameters.extradata_size() >= avcC && parameters.extradata().get(0) == 1;
    return prefixed ? (parameters.extradata().get(4) & 3) + 1 : 0;
  }

  /** H.264's type of the first slice in the packet; -1 if there is none. */
  private static int firstSlice(AVPacket packet, int lengthBytes) {
    BytePointer data = packet.data();
    long size = packet.size();
    long at = lengthBytes == 0 ? afterStartCode(data, 0, size) : lengthBytes;
    while (at < size) {
      int type = data.get(at) & TYPE_MASK;
      if (type >= 1 && type <= LAST_SLICE) {
        return type;
      }
      at =
          lengthBytes == 0
              ? afterStartCode(data, at, size)
              : at + length(data, at - lengthBytes, lengthBytes) + lengthBytes;
    }
    return -1;
  }

  private static long length(BytePointer data, long at, int bytes) {
    long length = 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << 8) | (data.get(at + i) & 0xff);
    }
    return length;
  }

  private static long afterStartCode(BytePointer data, long from, long size) {
    for (long i = from; i + 3 < size; i++) {
      if (data.get(i) == 0 && data.get(i + 1) == 0 && data.get(i + 2) == 1) {
        return i + 3;
      }
    }
    return size;
  }
}
