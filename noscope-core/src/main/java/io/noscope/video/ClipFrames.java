package io.noscope.video;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;

/**
 * The frames of a clip, in presentation order, straight from their video: decoding begins with the
 * segment that holds the first. Frames that cannot be decoded are left out. Not thread-safe.
 */
public final class ClipFrames implements AutoCloseable {
  // Between keyframes of common videos: few frames are decoded in vain, and few segments opened.
  private static final int SEGMENT_FRAMES = 64;

  // Sums of decimal fractions of a second are off by less.
  private static final double ROUNDING = 1e-6;

  private final FileSystem fs;
  private final VideoInfo video;
  private final ClipRange range;
  private final DecodeOptions options;
  private final List<Segment> segments;

  private double earliest = Double.POSITIVE_INFINITY;
  private double latest = Double.NEGATIVE_INFINITY;
  private int at;
  private Optional<FFmpegFrameSource> source = Optional.empty();
  private boolean waiting;

  private ClipFrames(FileSystem fs, VideoInfo video, ClipRange range, DecodeOptions options) {
    this.fs = fs;
    this.video = video;
    this.range = range;
    this.options = options;
    segments = video.segments(SEGMENT_FRAMES);
  }

  /**
   * Opens the video where the clip begins; pictures are turned upright.
   *
   * @param video what {@link FFmpegProbe} found in the file
   * @throws BadVideoException when the video cannot be read; names it and says why
   */
  public static ClipFrames open(FileSystem fs, VideoInfo video, ClipRange range)
      throws BadVideoException {
    return open(fs, video, range, DecodeOptions.DEFAULT);
  }

  /**
   * The same, decoded as asked for.
   *
   * @param video what {@link FFmpegProbe} found in the file
   * @throws BadVideoException when the video cannot be read; names it and says why
   */
  public static ClipFrames open(
      FileSystem fs, VideoInfo video, ClipRange range, DecodeOptions options)
      throws BadVideoException {
    ClipFrames frames = new ClipFrames(fs, video, range, options);
    boolean started = false;
    try {
      frames.start();
      started = true;
      return frames;
    } catch (IOException e) {
      throw frames.bad(e);
    } finally {
      if (!started) {
        frames.close();
      }
    }
  }

  private void start() throws IOException {
    open(holding(range.firstFrame()));
    if (range.padding() > 0) {
      // Where rates vary, nothing but decoding tells when a frame is shown.
      earliest = firstSeconds() - range.padding() - ROUNDING;
      open(holding(range.firstFrame()));
      while (at > 0 && waiting && seconds() > earliest) {
        open(at - 1);
      }
    }
  }

  private double firstSeconds() throws IOException {
    while (decode()) {
      if (number() >= range.firstFrame()) {
        return seconds();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private int holding(long frame) {
    int found = 0;
    while (found + 1 < segments.size() && segments.get(found + 1).firstFrame() <= frame) {
      found++;
    }
    return found;
  }

  private void open(int segment) throws IOException {
    close();
    at = segment;
    source = Optional.of(FFmpegFrameSource.open(fs, video, segments.get(at), options));
    waiting = source.get().advance();
  }

  /**
   * Moves to the clip's next frame.
   *
   * @return false after the last
   * @throws BadVideoException when the video cannot be read; names it and says why
   */
  public boolean advance() throws BadVideoException {
    try {
      while (decode()) {
        if (range.holds(number())) {
          latest = seconds() + range.padding() + ROUNDING;
          return true;
        }
        if (number() > range.lastFrame()) {
          return seconds() <= latest;
        }
        if (seconds() >= earliest) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw bad(e);
    }
  }

  private boolean decode() throws IOException {
    boolean found = waiting || source.orElseThrow().advance();
    while (!found && at + 1 < segments.size()) {
      open(at + 1);
      found = waiting;
    }
    waiting = false;
    return found;
  }

  private BadVideoException bad(IOException e) {
    return e instanceof BadVideoException bad
        ? bad
        : new BadVideoException(video.file().path(), "cannot be read: " + e.getMessage(), e);
  }

  /** Number of the current frame in its video. */
  public long number() {
    return source.orElseThrow().number();
  }

  /** Presentation time of the current frame in seconds since frame 0 of its video. */
  public double seconds() {
    return source.orElseThrow().seconds();
  }

  /** The current frame at full size. */
  public Image image() {
    try (HeldFrame frame = source.orElseThrow().hold()) {
      return frame.image();
    }
  }

  @Override
  public void close() {
    source.ifPresent(FFmpegFrameSource::close);
    source = Optional.empty();
  }
}
