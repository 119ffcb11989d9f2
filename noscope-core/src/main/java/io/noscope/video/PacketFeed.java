package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The packets that the frames of a segment are decoded from, one segment after another. */
final class PacketFeed implements AutoCloseable {
  // How far before a keyframe to look for it where a format's index is coarse, in seconds.
  private static final double[] STEPS_BACK = {0, 2, 20};

  private final FFmpegContainer container;
  private final VideoInfo info;
  private final PacketTimes times;
  private final PacketEntry entries;
  private final AVPacket packet = av_packet_alloc();
  private Segment segment;
  private long found;
  private boolean waiting;
  private boolean untouched = true;

  /** Owns nothing but a packet; the container is the caller's. */
  PacketFeed(FFmpegContainer container, VideoInfo info) {
    this.container = container;
    this.info = info;
    times = new PacketTimes(container.parameters().codec_id());
    entries = new PacketEntry(container.parameters());
  }

  /**
   * Moves the container to where decoding has to start for a segment: its keyframe, or, where that
   * does not prove to be one, one before it.
   *
   * @throws BadVideoException when there is no such keyframe in the file
   * @throws IOException when the file system fails
   */
  void start(Segment next) throws IOException {
    segment = next;
    found = 0;
    waiting = false;
    if (segment.seekPts() != Segment.FROM_START) {
      waiting = true;
      int at = info.keyframes().floor(segment.firstFrame());
      for (boolean first = true; at > 0; at--, first = false) {
        if (moveTo(info.keyframes().get(at), first) && entries.test(packet)) {
          return;
        }
      }
      waiting = false;
    }
    if (!untouched && !container.rewind()) {
      throw new BadVideoException(container.path(), "cannot be read from its beginning again");
    }
    untouched = false;
  }

  private boolean moveTo(Keyframe keyframe, boolean must) throws IOException {
    untouched = false;
    if (keyframe.position() >= 0
        && container.cutting() == Cutting.AT_BYTES
        && container.seekByte(keyframe.position())
        && skipTo(keyframe)) {
      return true;
    }
    double secondsPerTick = info.times().secondsPerTick();
    for (double back : STEPS_BACK) {
      if (container.seek(keyframe.pts() - (long) (back / secondsPerTick)) && skipTo(keyframe)) {
        return true;
      }
    }
    if (container.rewind() && skipTo(keyframe)) {
      return true;
    }
    if (must) {
      throw new BadVideoException(
          container.path(),
          "there is no keyframe at %d any more; the file has changed, list it again"
              .formatted(keyframe.pts()));
    }
    return false;
  }

  private boolean skipTo(Keyframe keyframe) throws IOException {
    while (container.read(packet)) {
      boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0 && times.shown(packet);
      if (key && times.of(packet) == keyframe.pts()) {
        return true;
      }
      if (packet.dts() != PacketTimes.NONE && packet.dts() > keyframe.pts()) {
        return false; // A frame is never decoded after it is shown.
      }
    }
    return false;
  }

  /**
   * Reads the next packet to decode.
   *
   * @return null when all packets that the segment's frames need have been read
   */
  AVPacket next() throws IOException {
    if (found == segment.frames()) {
      return null;
    }
    if (waiting) {
      waiting = false;
    } else if (!container.read(packet)) {
      return null;
    }
    if (counts()) {
      found++;
    }
    return packet;
  }

  /** Whether the packet read last becomes a frame of this segment. */
  boolean counts() {
    if (!times.shown(packet)) {
      return false;
    }
    if (!info.times().unique()) {
      return true;
    }
    long time = times.of(packet);
    return time >= segment.firstPts() && time < segment.endPts();
  }

  /** Presentation time of the packet read last. */
  long time() {
    return times.of(packet);
  }

  /** Frames of the segment whose packets have not been read. */
  long unread() {
    return segment.frames() - found;
  }

  @Override
  public void close() {
    av_packet_free(packet);
  }
}
