package io.noscope.video;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.noscope.label.Rectangle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
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
  private final PacketDisposal disposal;
  private final boolean disposables;
  private final StillGroups stills;
  private final WantedFrames wanted;
  private final Iterator<Segment> runs;
  private final UntimedFrames untimed;
  private final LostFrames lost = new LostFrames();
  private final Queue<PassedFrame> passed = new ArrayDeque<>();
  private final Rotation rotation;
  private final Draft draft;
  private final Optional<FullPictures> full;
  private final FFmpegPartViews views;
  private final FFmpegImages images;
  private final AVFrame frame = av_frame_alloc();
  private Segment run;
  private FrameNumbers numbers;
  private boolean current;
  private boolean pixels;
  private boolean waiting;
  private boolean disposable;
  private boolean runDone;
  private boolean proven;
  private boolean drained;
  private boolean finished;
  private boolean closed;
  private long decoded;
  private long shownNumber;
  private long shownPts;
  private boolean shownDisposable;
  private long number;
  private long pts;

  private FFmpegFrameSource(
      VideoInfo info,
      Segment segment,
      FrameChoice choice,
      DecodeOptions options,
      FFmpegContainer container,
      FFmpegDecoder decoder,
      Optional<FullPictures> full) {
    this.info = info;
    this.container = container;
    this.decoder = decoder;
    this.full = full;
    feed = new PacketFeed(container, info);
    motion = new GroupMotion(container, info);
    untimed = new UntimedFrames(info);
    disposal = new PacketDisposal(container.parameters());
    disposables = options.disposables();
    stills = new StillGroups(info, motion, options.stillBelow());
    wanted = new WantedFrames(info, choice, stills.still());
    runs = wanted.runs(segment).iterator();
    rotation = options.rotation(info);
    draft = options.draft(info);
    views = new FFmpegPartViews(rotation, this::inDraft);
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
    options.regions().forEach(region -> info.requireInside(region, options.rotation(info)));
    FFmpegContainer container = FFmpegContainer.open(fs, info.file(), options.limits());
    try {
      FFmpegDecoder decoder = new FFmpegDecoder(container, options.threads(), options.draft(info));
      Optional<FullPictures> full = FullPictures.of(fs, info, options);
      return new FFmpegFrameSource(info, segment, choice, options, container, decoder, full)
          .started();
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
    stills.end(lost);
    finished = !runs.hasNext();
    if (!finished) {
      if (run != null) {
        decoder.flush();
      }
      run = runs.next();
      stills.start(run);
      numbers = new FrameNumbers(run.firstFrame(), lost, passed);
      drained = false;
      feed.start(run);
      proven = feed.startsWithFile();
    }
  }

  /** The keyframe did not come out, or not whole: an earlier one may do, to the same effect. */
  private void startEarlier() throws IOException {
    decoder.flush();
    passed.clear();
    numbers = new FrameNumbers(run.firstFrame(), lost, passed);
    drained = false;
    feed.startEarlier();
    proven = feed.startsWithFile();
  }

  @Override
  public boolean advance() throws IOException {
    current = false;
    views.next();
    if (passGroup()) {
      return true;
    }
    while (!finished || !passed.isEmpty()) {
      if (!passed.isEmpty()) {
        current = pass(passed.remove(), true);
      } else if (waiting) {
        current = give();
      } else if (runDone) {
        startNextRun();
      } else if (decoder.receive(frame)) {
        decoded++;
        waiting = accept();
      } else if (drained && !proven) {
        startEarlier();
      } else if (drained) {
        endRun();
      } else {
        send();
      }
      if (current) {
        return true;
      }
    }
    return false;
  }

  /** Moves to the next frame of a still group, which passes without being decoded. */
  private boolean passGroup() {
    Optional<PassedFrame> next = stills.next();
    while (next.isPresent() && !pass(next.get(), false)) {
      next = stills.next();
    }
    current = next.isPresent();
    return current;
  }

  /** Moves to a frame that was not decoded, if it is wanted. */
  private boolean pass(PassedFrame next, boolean isDisposable) {
    number = next.number();
    pts = next.pts();
    pixels = false;
    disposable = isDisposable;
    return wanted.test(number, pts);
  }

  /** Moves to the frame that was decoded last, if it is wanted. */
  private boolean give() {
    waiting = false;
    pixels = true;
    number = shownNumber;
    pts = shownPts;
    disposable = shownDisposable;
    stills.shown(number);
    return wanted.test(number, pts);
  }

  private void send() throws IOException {
    AVPacket packet = feed.next();
    drained = packet == null;
    boolean comes = true;
    if (packet != null && info.times().unique()) {
      boolean counts = feed.counts();
      boolean isDisposable = disposal.test(packet);
      boolean leftOut = isDisposable && !disposables;
      comes = !counts || wanted.testTime(feed.time());
      if (counts) {
        numbers.sent(feed.time(), comes && !leftOut, isDisposable);
      }
      if (leftOut) {
        return;
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
      lost.add(untimed.shown(), info.frames() - untimed.shown());
    }
    startNextRun();
  }

  private boolean accept() throws IOException {
    if (!info.times().unique()) {
      untimed.add(frame.best_effort_timestamp());
      shownPts = untimed.pts();
      shownNumber = untimed.shown() - 1;
      return true;
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
    shownPts = time;
    shownNumber = numbers.shown(time);
    shownDisposable = numbers.shownDisposable();
    runDone = wanted.noneBehind(shownNumber, time, run);
    return true;
  }

  private boolean clean() {
    return (frame.flags() & AV_FRAME_FLAG_CORRUPT) == 0 && frame.decode_error_flags() == 0;
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
  public boolean disposable() {
    requireFrame();
    return disposable;
  }

  @Override
  public double motion() {
    requireFrame();
    return motion.at(number);
  }

  @Override
  public byte[] view(Optional<Rectangle> part, int side) {
    requireFrame();
    return full.isPresent() ? full.get().view(number, part, side) : draft(part, side);
  }

  @Override
  public byte[] draft(Optional<Rectangle> part, int side) {
    requirePixels();
    return views.of(frame, part, side);
  }

  private Rectangle inDraft(Rectangle region) {
    info.requireInside(region, rotation);
    return draft.of(region);
  }

  @Override
  public HeldFrame hold() {
    if (full.isPresent()) {
      requireFrame();
      return new DeferredFrame(full.get(), number);
    }
    requirePixels();
    return new FFmpegHeldFrame(frame, images);
  }

  private void requirePixels() {
    requireFrame();
    if (!pixels) {
      throw new IllegalStateException(
          "%s: frame %d was not decoded; open the file without stillBelow and with disposables"
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

  /** Pictures decoded so far, wanted or not: a draft is one, and its full picture another. */
  public long decoded() {
    return decoded + full.map(FullPictures::decoded).orElse(0L);
  }

  /** Bytes read from the file system so far. */
  public long bytesRead() {
    return container.bytesRead() + full.map(FullPictures::bytesRead).orElse(0L);
  }

  /** Nanoseconds of reading so far, without what full pictures beside drafts took. */
  public long readNanos() {
    return container.readNanos();
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
    full.ifPresent(FullPictures::close);
    images.close();
    av_frame_free(frame);
    feed.close();
    decoder.close();
    container.close();
  }
}
