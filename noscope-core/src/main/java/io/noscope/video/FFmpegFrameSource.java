package io.noscope.video;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.noscope.label.Region;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decodes one segment of a file with FFmpeg, on the caller's thread. Frames that cannot be decoded
 * are left out: they show as gaps in {@link #number} and in {@link #lostFrames}.
 */
public final class FFmpegFrameSource implements FrameSource {
  private final VideoInfo info;
  private final Segment segment;
  private final FFmpegContainer container;
  private final FFmpegDecoder decoder;
  private final PacketFeed feed;
  private final FrameNumbers numbers;
  private final FFmpegViews views;
  private final FFmpegImages images = new FFmpegImages(Rotation.NONE);
  private final AVFrame frame = av_frame_alloc();
  private boolean current;
  private boolean drained;
  private boolean finished;
  private boolean closed;
  private long shown;
  private long number;
  private long pts;
  private long origin;

  private FFmpegFrameSource(
      VideoInfo info,
      Segment segment,
      FFmpegContainer container,
      FFmpegDecoder decoder,
      Optional<Region> crop) {
    this.info = info;
    this.segment = segment;
    this.container = container;
    this.decoder = decoder;
    feed = new PacketFeed(container, info, segment);
    numbers = new FrameNumbers(segment.firstFrame());
    views = new FFmpegViews(crop, Rotation.NONE);
  }

  /**
   * Opens a file at a segment.
   *
   * @param info what {@link FFmpegProbe} found in the file
   * @param segment one of {@link VideoInfo#segments}
   * @param crop the part of the frame that {@link #view} shows; empty for the whole
   * @throws IllegalArgumentException when the region does not lie within the frame
   * @throws BadVideoException when the file is not the video that was probed
   * @throws IOException when the file system fails
   */
  public static FFmpegFrameSource open(
      FileSystem fs, VideoInfo info, Segment segment, Optional<Region> crop) throws IOException {
    crop.ifPresent(region -> requireInside(region, info));
    FFmpegContainer container = FFmpegContainer.open(fs, info.file());
    try {
      FFmpegDecoder decoder = new FFmpegDecoder(container);
      FFmpegFrameSource source = new FFmpegFrameSource(info, segment, container, decoder, crop);
      return source.started();
    } catch (IOException | RuntimeException e) {
      container.close();
      throw e;
    }
  }

  private FFmpegFrameSource started() throws IOException {
    try {
      feed.start();
      return this;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void requireInside(Region region, VideoInfo info) {
    if (region.right() > info.width() || region.bottom() > info.height()) {
      throw new IllegalArgumentException(
          "region %s lies outside the %dx%d view of %s"
              .formatted(region, info.width(), info.height(), info.file().path()));
    }
  }

  @Override
  public boolean advance() throws IOException {
    current = false;
    views.next();
    while (!finished) {
      if (decoder.receive(frame)) {
        if (accept()) {
          current = true;
          return true;
        }
      } else if (drained) {
        finished = true;
      } else {
        send();
      }
    }
    return false;
  }

  private void send() throws IOException {
    AVPacket packet = feed.next();
    decoder.send(packet);
    drained = packet == null;
    if (packet != null && info.timed() && feed.counts()) {
      numbers.sent(feed.time());
    }
  }

  private boolean accept() {
    if (!info.timed()) {
      return acceptUntimed();
    }
    long time = frame.pts() == PacketTimes.NONE ? frame.best_effort_timestamp() : frame.pts();
    if (time < segment.firstPts()) {
      return false;
    }
    if (time >= segment.endPts()) {
      finished = true;
      return false;
    }
    pts = time;
    number = numbers.shown(time);
    shown++;
    return true;
  }

  /** Takes frames as they come, timed by what the decoder makes of the packets. */
  private boolean acceptUntimed() {
    long guess = frame.best_effort_timestamp();
    if (guess == PacketTimes.NONE) {
      double ticks = 1 / (info.framesPerSecond() * info.secondsPerTick());
      guess = shown == 0 ? 0 : origin + Math.round(shown * ticks);
    }
    if (shown == 0) {
      origin = guess;
    }
    // Frame 0 gets the time that the probe gave it, whatever the decoder made of it.
    pts = guess - origin + info.firstPts();
    number = shown++;
    return true;
  }

  @Override
  public long number() {
    requireFrame();
    return number;
  }

  @Override
  public long pts() {
    requireFrame();
    return pts;
  }

  @Override
  public double seconds() {
    requireFrame();
    return (pts - info.firstPts()) * info.secondsPerTick();
  }

  @Override
  public boolean keyframe() {
    requireFrame();
    return (frame.flags() & AV_FRAME_FLAG_KEY) != 0;
  }

  @Override
  public byte[] view(int side) {
    requireFrame();
    return views.of(frame, side);
  }

  @Override
  public HeldFrame hold() {
    requireFrame();
    return new FFmpegHeldFrame(frame, images);
  }

  private void requireFrame() {
    if (!current) {
      throw new IllegalStateException(
          info.file().path() + ": there is no current frame; call advance() and mind its answer");
    }
  }

  /**
   * Frames of the segment that could not be decoded; before the end, those missing so far.
   *
   * @return 0 in an undamaged file
   */
  public long lostFrames() {
    if (finished) {
      return segment.frames() - shown;
    }
    return shown == 0 ? 0 : number + 1 - segment.firstFrame() - shown;
  }

  /** Bytes read from the file system so far. */
  public long bytesRead() {
    return container.bytesRead();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    current = false;
    finished = true;
    views.close();
    images.close();
    av_frame_free(frame);
    feed.close();
    decoder.close();
    container.close();
  }
}
