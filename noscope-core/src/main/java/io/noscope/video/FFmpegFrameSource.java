package io.noscope.video;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.noscope.label.Rectangle;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.hadoop.fs.FileSystem;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decodes a run of frames of a file with FFmpeg. Frames that cannot be decoded are left out: they
 * show as gaps in {@link #number} and in {@link #lost}.
 */
public final class FFmpegFrameSource implements FrameSource {
  private final VideoInfo info;
  private final FFmpegContainer container;
  private final FFmpegDecoder decoder;
  private final PacketFeed feed;
  private final GroupMotion motion;
  private final IntPredicate still;
  private final WantedFrames wanted;
  private final Iterator<Segment> runs;
  private final LostFrames lost = new LostFrames();
  private final Rotation rotation;
  private final Map<Optional<Rectangle>, FFmpegViews> views = new HashMap<>();
  private final FFmpegImages images;
  private final AVFrame frame = av_frame_alloc();
  private Segment run;
  private Optional<StillGroup> due = Optional.empty();
  private Optional<StillGroup> passing = Optional.empty();
  private FrameNumbers numbers;
  private boolean current;
  private boolean runDone;
  private boolean proven;
  private boolean drained;
  private boolean finished;
  private boolean closed;
  private long decoded;
  private long untimedShown;
  private int movingGroup = -1;
  private double moving;
  private long number;
  private long pts;
  private long origin;

  private FFmpegFrameSource(
      VideoInfo info,
      Segment segment,
      FrameChoice choice,
      DecodeOptions options,
      FFmpegContainer container,
      FFmpegDecoder decoder) {
    this.info = info;
    this.container = container;
    this.decoder = decoder;
    feed = new PacketFeed(container, info);
    motion = new GroupMotion(container, info);
    still =
        options.stillBelow() > 0
            ? group -> motion.of(group) < options.stillBelow()
            : WantedFrames.NONE;
    wanted = new WantedFrames(info, choice, still);
    runs = wanted.runs(segment).iterator();
    rotation = options.rotation(info);
    images = new FFmpegImages(rotation);
  }

  /**
   * Opens a file at a segment.
   *
   * @param info what {@link FFmpegProbe} found in the file
   * @param segment one of {@link VideoInfo#segments}, or some that follow each other as one
   * @param choice which of the segment's frames to give out
   * @throws IllegalArgumentException when a region does not lie within the frame
   * @throws BadVideoException when the file is not the video that was probed
   * @throws IOException when the file system fails
   */
  public static FFmpegFrameSource open(
      FileSystem fs, VideoInfo info, Segment segment, FrameChoice choice, DecodeOptions options)
      throws IOException {
    Rotation rotation = options.rotation(info);
    options.regions().forEach(region -> requireInside(region, info, rotation));
    FFmpegContainer container = FFmpegContainer.open(fs, info.file(), options.limits());
    try {
      FFmpegDecoder decoder = new FFmpegDecoder(container, options.threads());
      return new FFmpegFrameSource(info, segment, choice, options, container, decoder).started();
    } catch (IOException | RuntimeException e) {
      container.close();
      throw e;
    }
  }

  /**
   * Opens a file at a segment for all of its frames.
   *
   * @see #open(FileSystem, VideoInfo, Segment, FrameChoice, DecodeOptions)
   */
  public static FFmpegFrameSource open(
      FileSystem fs, VideoInfo info, Segment segment, DecodeOptions options) throws IOException {
    return open(fs, info, segment, FrameChoice.ALL, options);
  }

  private FFmpegFrameSource started() throws IOException {
    try {
      startNextRun();
      return this;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void startNextRun() throws IOException {
    runDone = false;
    // Without their keyframe, frames that are to look like it are as good as lost.
    due.ifPresent(group -> lost.add(group.number() + 1, group.frames()));
    due = Optional.empty();
    finished = !runs.hasNext();
    if (!finished) {
      if (run != null) {
        decoder.flush();
      }
      run = runs.next();
      due = stillGroup(run.endFrame() - 1);
      numbers = new FrameNumbers(run.firstFrame(), lost);
      drained = false;
      feed.start(run);
      proven = feed.startsWithFile();
    }
  }

  /** The group of pictures that begins with a frame, if that is all to decode of it. */
  private Optional<StillGroup> stillGroup(long keyframe) {
    int group = info.keyframes().floor(keyframe);
    return still != WantedFrames.NONE && info.isKeyframe(keyframe) && still.test(group)
        ? Optional.of(new StillGroup(info.group(group), motion.ticks(group).getAsLong()))
        : Optional.empty();
  }

  /** The keyframe did not come out, or not whole: an earlier one may do, to the same effect. */
  private void startEarlier() throws IOException {
    decoder.flush();
    numbers = new FrameNumbers(run.firstFrame(), lost);
    drained = false;
    feed.startEarlier();
    proven = feed.startsWithFile();
  }

  private static void requireInside(Rectangle region, VideoInfo info, Rotation rotation) {
    ImageSize shown = rotation.upright(info.format().size());
    if (region.right() > shown.width() || region.bottom() > shown.height()) {
      throw new IllegalArgumentException(
          "region %s lies outside the %s view of %s".formatted(region, shown, info.file().path()));
    }
  }

  @Override
  public boolean advance() throws IOException {
    current = false;
    views.values().forEach(FFmpegViews::next);
    if (pass()) {
      return true;
    }
    while (!finished) {
      if (runDone) {
        startNextRun();
      } else if (decoder.receive(frame)) {
        decoded++;
        if (accept()) {
          current = true;
          return true;
        }
      } else if (drained && !proven) {
        startEarlier();
      } else if (drained) {
        endRun();
      } else {
        send();
      }
    }
    return false;
  }

  /** Moves to the next frame that passes without being decoded. */
  private boolean pass() {
    while (passing.isPresent()) {
      StillGroup group = passing.get();
      if (!group.advance()) {
        passing = Optional.empty();
      } else if (wanted.test(group.number(), group.pts())) {
        number = group.number();
        pts = group.pts();
        current = true;
        return true;
      }
    }
    return false;
  }

  private void send() throws IOException {
    AVPacket packet = feed.next();
    drained = packet == null;
    boolean comes = true;
    if (packet != null && info.times().unique()) {
      boolean counts = feed.counts();
      comes = !counts || wanted.testTime(feed.time());
      if (counts) {
        numbers.sent(feed.time(), comes);
      }
    }
    decoder.send(packet, comes);
  }

  /** What was to come out by now and has not, is lost. */
  private void endRun() throws IOException {
    if (info.times().unique()) {
      numbers.end();
      lost.add(run.endFrame() - feed.unread(), feed.unread());
    } else {
      lost.add(untimedShown, info.frames() - untimedShown);
    }
    startNextRun();
  }

  private boolean accept() throws IOException {
    if (!info.times().unique()) {
      return acceptUntimed();
    }
    long time = frame.pts() == PacketTimes.NONE ? frame.best_effort_timestamp() : frame.pts();
    if (!proven && time >= feed.startPts()) {
      proven = time == feed.startPts() && clean();
      if (!proven) {
        startEarlier();
      }
    }
    if (!proven || time < run.firstPts()) {
      return false;
    }
    if (time >= run.endPts()) {
      endRun();
      return false;
    }
    long shown = numbers.shown(time);
    pts = time;
    number = shown;
    runDone = wanted.noneBehind(shown, time, run);
    if (due.isPresent() && due.get().number() == shown) {
      passing = due;
      due = Optional.empty();
    }
    return wanted.test(shown, time);
  }

  private boolean clean() {
    return (frame.flags() & AV_FRAME_FLAG_CORRUPT) == 0 && frame.decode_error_flags() == 0;
  }

  /** Takes frames as they come, timed by what the decoder makes of the packets. */
  private boolean acceptUntimed() {
    long guess = frame.best_effort_timestamp();
    if (guess == PacketTimes.NONE) {
      double ticks = 1 / (info.framesPerSecond() * info.times().secondsPerTick());
      guess = untimedShown == 0 ? 0 : origin + Math.round(untimedShown * ticks);
    }
    if (untimedShown == 0) {
      origin = guess;
    }
    // Frame 0 gets the time that the probe gave it, whatever the decoder made of it.
    pts = guess - origin + info.times().first();
    number = untimedShown++;
    return wanted.test(number, pts);
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
    return info.times().seconds(pts);
  }

  @Override
  public boolean keyframe() {
    requireFrame();
    return info.times().unique()
        ? info.isKeyframe(number)
        : (frame.flags() & AV_FRAME_FLAG_KEY) != 0;
  }

  @Override
  public double motion() {
    requireFrame();
    int group = info.keyframes().floor(number);
    if (group != movingGroup) {
      movingGroup = group;
      moving = motion.of(group);
    }
    return moving;
  }

  @Override
  public byte[] view(Optional<Rectangle> part, int side) {
    requirePixels();
    return views.computeIfAbsent(part, this::newViews).of(frame, side);
  }

  private FFmpegViews newViews(Optional<Rectangle> part) {
    part.ifPresent(region -> requireInside(region, info, rotation));
    return new FFmpegViews(part, rotation);
  }

  @Override
  public HeldFrame hold() {
    requirePixels();
    return new FFmpegHeldFrame(frame, images);
  }

  private void requirePixels() {
    requireFrame();
    if (passing.isPresent() && passing.get().number() == number && passing.get().passed()) {
      throw new IllegalStateException(
          "%s: frame %d of a still group was not decoded; open the file without stillBelow"
              .formatted(info.file().path(), number));
    }
  }

  private void requireFrame() {
    if (!current) {
      throw new IllegalStateException(
          info.file().path() + ": there is no current frame; call advance() and mind its answer");
    }
  }

  /** Frames that should have come out so far and have not; empty for an undamaged file. */
  public List<FrameGap> lost() {
    return lost.gaps();
  }

  /** Frames that the decoder gave out so far, wanted or not. */
  public long decoded() {
    return decoded;
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
    views.values().forEach(FFmpegViews::close);
    images.close();
    av_frame_free(frame);
    feed.close();
    decoder.close();
    container.close();
  }
}
