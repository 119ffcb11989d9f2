package io.noscope.video;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the packet headers of a file tell, without decoding.
 *
 * @param file the version that was read
 * @param codec FFmpeg's name of the codec, such as {@code h264}
 * @param width coded width in pixels
 * @param height coded height in pixels
 * @param framesPerSecond mean rate
 * @param frames exact number of frames
 * @param firstPts presentation time of frame 0 in the stream's time base
 * @param secondsPerTick the stream's time base
 * @param keyframes frames at which decoding can start, in order; the first is frame 0
 * @param timed whether the headers give each frame a presentation time of its own; frames of a file
 *     without are numbered by counting, so it is one segment
 * @param missingFrames frames that the index promises beyond the end of the file, because it was
 *     cut off; not among {@code frames}
 */
public record VideoInfo(
    VideoFile file,
    String codec,
    int width,
    int height,
    double framesPerSecond,
    long frames,
    long firstPts,
    double secondsPerTick,
    List<Keyframe> keyframes,
    boolean timed,
    long missingFrames)
    implements Serializable {
  public VideoInfo {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(codec, "codec");
    keyframes = List.copyOf(keyframes);
    if (frames < 1 || keyframes.isEmpty() || keyframes.get(0).frame() != 0) {
      throw new IllegalArgumentException(
          "%s: %d frames, keyframes %s".formatted(file.path(), frames, keyframes));
    }
    if (!timed && keyframes.size() > 1) {
      throw new IllegalArgumentException(file.path() + ": cannot be cut without times");
    }
  }

  /** A whole file whose frames are timed. */
  public VideoInfo(
      VideoFile file,
      String codec,
      int width,
      int height,
      double framesPerSecond,
      long frames,
      long firstPts,
      double secondsPerTick,
      List<Keyframe> keyframes) {
    this(
        file,
        codec,
        width,
        height,
        framesPerSecond,
        frames,
        firstPts,
        secondsPerTick,
        keyframes,
        true,
        0);
  }

  /** Length in seconds at the mean rate. */
  public double seconds() {
    return frames / framesPerSecond;
  }

  /**
   * Cuts the file at keyframes into segments of at least {@code minimumFrames} frames (the last may
   * be shorter). The cut depends on the file and on {@code minimumFrames} alone.
   */
  public List<Segment> segments(int minimumFrames) {
    List<Segment> segments = new ArrayList<>();
    Keyframe start = keyframes.get(0);
    for (Keyframe next : keyframes) {
      if (next.frame() - start.frame() >= minimumFrames) {
        segments.add(segment(start, next.frame(), next.pts()));
        start = next;
      }
    }
    segments.add(segment(start, frames, Long.MAX_VALUE));
    return segments;
  }

  private static Segment segment(Keyframe start, long endFrame, long endPts) {
    long seekPts = start.frame() == 0 ? Segment.FROM_START : start.pts();
    return new Segment(start.frame(), endFrame - start.frame(), seekPts, start.pts(), endPts);
  }
}
