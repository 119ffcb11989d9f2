package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The packets that the frames of one segment are decoded from. */
final class PacketFeed implements AutoCloseable {
  // How far before a keyframe to look for it where a format's index is coarse, in seconds.
  private static final double[] STEPS_BACK = {0, 2, 20};

  private final FFmpegContainer container;
  private final Segment segment;
  private final boolean timed;
  private final double secondsPerTick;
  private final PacketTimes times;
  private final AVPacket packet = av_packet_alloc();
  private long found;
  private boolean waiting;

  PacketFeed(FFmpegContainer container, VideoInfo info, Segment segment) {
    this.container = container;
    this.segment = segment;
    timed = info.timed();
    times = new PacketTimes(container.parameters().codec_id());
    secondsPerTick = info.secondsPerTick();
  }

  /**
   * Moves the container to the segment's first packet.
   *
   * @throws BadVideoException when the segment's keyframe is not in the file
   * @throws IOException when the file system fails
   */
  void start() throws IOException {
    if (segment.seekPts() == Segment.FROM_START) {
      return;
    }
    waiting = true;
    for (double back : STEPS_BACK) {
      if (container.seek(segment.seekPts() - (long) (back / secondsPerTick)) && skipToKeyframe()) {
        return;
      }
    }
    if (container.rewind() && skipToKeyframe()) {
      return;
    }
    throw new BadVideoException(
        container.path(),
        "there is no keyframe at %d any more; the file has changed, list it again"
            .formatted(segment.seekPts()));
  }

  private boolean skipToKeyframe() throws IOException {
    while (container.read(packet)) {
      boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0 && times.shown(packet);
      if (key && times.of(packet) == segment.seekPts()) {
        return true;
      }
      if (packet.dts() != PacketTimes.NONE && packet.dts() > segment.seekPts()) {
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
    if (!timed) {
      return true;
    }
    long time = times.of(packet);
    return time >= segment.firstPts() && time < segment.endPts();
  }

  /** Presentation time of the packet read last. */
  long time() {
    return times.of(packet);
  }

  @Override
  public void close() {
    av_packet_free(packet);
  }
}
