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
  private int keyframe;

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
    keyframe =
        segment.seekPts() == Segment.FROM_START ? 0 : info.keyframes().floor(segment.firstFrame());
    if (keyframe > 0 && !(moveTo(info.keyframes().get(keyframe), true) && entries.test(packet))) {
      startEarlier();
    } else {
      begin();
    }
  }

  /**
   * Moves to a keyframe before the one that decoding started at, which was not what it should be.
   *
   * @throws IOException when the file system fails
   */
  void startEarlier() throws IOException {
    boolean found = false;
    while (keyframe > 0 && !found) {
      keyframe--;
      found = keyframe > 0 && moveTo(info.keyframes().get(keyframe), false) && entries.test(packet);
    }
    begin();
  }

  private void begin() throws IOException {
    found = 0;
    waiting = keyframe > 0;
    if (keyframe == 0 && !untouched && !container.rewind()) {
      throw new BadVideoException(container.path(), "cannot be read from its beginning again");
    }
    untouched = false;
  }

  /** Whether decoding starts with the file, which needs no keyframe for it. */
  boolean startsWithFile() {
    return keyframe == 0;
  }

  /** Presentation time of the keyframe that decoding starts at. */
  long startPts() {
    return info.keyframes().get(keyframe).pts();
  }

  private boolean moveTo(Keyframe target, boolean must) throws IOException {
    untouched = false;
    if (target.position() >= 0
        && container.cutsAtBytes()
        && container.seekByte(target.position())
        && skipTo(target)) {
      return true;
    }
    double secondsPerTick = info.times().secondsPerTick();
    for (double back : STEPS_BACK) {
      if (container.seek(target.pts() - (long) (back / secondsPerTick)) && skipTo(target)) {
        return true;
      }
    }
    if (container.rewind() && skipTo(target)) {
      return true;
    }
    if (must) {
      throw new BadVideoException(
          container.path(),
          "there is no keyframe at %d any more; the file has changed, list it again"
              .formatted(target.pts()));
    }
    return false;
  }

  private boolean skipTo(Keyframe target) throws IOException {
    while (container.read(packet)) {
      boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0 && times.shown(packet);
      if (key && times.of(packet) == target.pts()) {
        return true;
      }
      if (packet.dts() != PacketTimes.NONE && packet.dts() > target.pts()) {
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
