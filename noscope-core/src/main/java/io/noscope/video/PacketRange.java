package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.io.IOException;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * The packets of a part of a file: from the first keyframe in the part that the format's index
 * names up to the first behind it, or, where there is no index, those that begin in the part. A
 * file that cannot be cut belongs to its first part as a whole.
 */
final class PacketRange {
  private final FFmpegContainer container;
  private final long from;
  private final long end;
  private final Cutting cutting;
  private OptionalLong endTime = OptionalLong.empty();

  PacketRange(FFmpegContainer container, long from, long end) throws IOException {
    this.container = container;
    this.from = from;
    this.end = end;
    boolean whole = from == 0 && end == Long.MAX_VALUE;
    cutting = whole ? Cutting.NOWHERE : container.cutting();
  }

  /** Moves to the first packet; false where there is none. */
  boolean start() throws IOException {
    return switch (cutting) {
      case NOWHERE -> from == 0;
      case AT_BYTES -> from == 0 || container.seekByte(from);
      case AT_KEYFRAMES -> startAtKeyframe();
    };
  }

  private boolean startAtKeyframe() throws IOException {
    endTime = container.keyframeFrom(end);
    if (from == 0) {
      return container.rewind();
    }
    OptionalLong first = container.keyframeFrom(from);
    return first.isPresent() && !first.equals(endTime) && container.seek(first.getAsLong());
  }

  /** Whether the part goes on with a packet that was read. */
  boolean goesOnWith(AVPacket packet) {
    return switch (cutting) {
      case NOWHERE -> true;
      case AT_BYTES -> packet.pos() < end;
      case AT_KEYFRAMES -> !isEnd(packet);
    };
  }

  private boolean isEnd(AVPacket packet) {
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    return key
        && endTime.isPresent()
        && (packet.pts() == endTime.getAsLong() || packet.dts() == endTime.getAsLong());
  }

  /** Whether a packet that was read belongs to the part; some before it may be read as well. */
  boolean contains(AVPacket packet) {
    return cutting != Cutting.AT_BYTES || packet.pos() >= from;
  }
}
